export { loggerTo } from './service/logger.ts';
export { type RunningService, startService } from './service/start-service.ts';
export { type ReadSettings, readSettings } from './settings/read-settings.ts';
export { SETTINGS, type Setting, type SettingName, type Settings } from './settings/settings-schema.ts';
export { DataFolderInUse } from './store/pglite/data-lock.ts';

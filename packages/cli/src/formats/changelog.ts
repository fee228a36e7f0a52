export { renderChangelog } from '@contract-check/report';

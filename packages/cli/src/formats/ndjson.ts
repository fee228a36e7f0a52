export { renderNdjson } from '@contract-check/report';

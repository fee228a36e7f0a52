export { renderJson } from '@contract-check/report';

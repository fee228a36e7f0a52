export { renderJunit } from '@contract-check/report';

export { renderHtml } from '@contract-check/report';

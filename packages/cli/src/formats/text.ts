export { renderText } from '@contract-check/report';

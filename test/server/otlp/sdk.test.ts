import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases } from '../support/databases.ts';
import type { Started } from '../support/start.ts';
import { ask } from '../support/usage-service.ts';
import { startOtlp } from './otlp-service.ts';

const exporters = [
  { form: 'JSON', exporterTo: (url: string): SpanExporter => new JsonExporter({ url }) },
  { form: 'protobuf', exporterTo: (url: string): SpanExporter => new ProtobufExporter({ url }) },
].flatMap((exporter) => ['none', 'gzip'].map((compression) => ({ ...exporter, compression })));

describe.each(databases)('The SDK of OpenTelemetry, on $name', ({ place }) => {
  let database: Database;
  let service: Started;

  beforeAll(async () => {
    database = await openDatabase(await place());
    service = await startOtlp({ database });
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each(exporters)('tells who called what, in $form with compression $compression', async (parts) => {
    const { form, compression, exporterTo } = parts;
    vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', compression);
    const providerOf = (attributes: Record<string, string>) =>
      new BasicTracerProvider({
        resource: resourceFromAttributes(attributes),
        spanProcessors: [new BatchSpanProcessor(exporterTo(`${service.url}/v1/traces`))],
      });
    const name = `orders-${form}-${compression}`;
    const checkout = providerOf({ 'service.name': 'checkout', 'service.version': '4.2.0' });
    const orders = providerOf({
      'service.name': name,
      'service.version': '2.3.0',
      'service.instance.id': 'orders-7',
      'deployment.environment.name': 'prod',
    });
    const call = checkout.getTracer('test').startSpan('GET', { kind: SpanKind.CLIENT });
    const served = orders.getTracer('test').startSpan(
      'GET /v1/orders/:id',
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': 'GET',
          'url.path': '/v1/orders/7',
          'http.route': '/v1/orders/:id',
          'http.response.status_code': 503,
          'user_agent.original': 'node/20',
        },
      },
      trace.setSpan(ROOT_CONTEXT, call),
    );
    served.end();
    call.end();
    await checkout.forceFlush();
    await orders.forceFlush();
    await checkout.shutdown();
    await orders.shutdown();

    const dimensions = 'operation,consumer,consumerVersion,providerVersion,environment';
    const { body } = await ask(service, `/api/v1/usage?service=${name}&groupBy=${dimensions}`);
    const versions = { consumerVersion: '4.2.0', providerVersion: '2.3.0' };
    expect(body.rows).toMatchObject([
      { operation: 'GET /v1/orders/{}', consumer: 'checkout', ...versions, environment: 'prod', calls: 1, errors: 1 },
    ]);
    expect(body.coverage).toMatchObject({ sampled: true, complete: false });
  });
});

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './app.ts';

/** The description of the interface, made from the contracts: to read at /api/docs, for programs at /api/docs/json. */
export async function serveDocs(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '累土 Leitu',
        description:
          '中小企业梯度培育开放平台的接口。The interface of the open platform on which a region grows its small firms.',
        version: '0.1.0',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: '接口 API · 累土 Leitu' },
    // The viewer would otherwise send the description to a validator on the internet.
    uiConfig: { validatorUrl: null, deepLinking: true },
  });
}

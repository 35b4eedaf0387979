import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './app.ts';

/** A route as the description has it, with who may call it. */
const describeRoute: typeof jsonSchemaTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  const { access } = input.route.config ?? {};
  if (access === undefined || access === 'public') return { schema, url };
  const permission = access === 'signed-in' ? [] : [`权限 Permission: \`${access}\``];
  const description = [schema.description, ...permission].filter(Boolean).join('\n\n');
  return { schema: { ...schema, description, security: [{ token: [] }, { session: [] }] }, url };
};

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
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: '接口令牌 A token for machines' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'leitu_session',
            description: '登录后的浏览器 A browser after signing in',
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: '接口 API · 累土 Leitu' },
    // The viewer would otherwise send the description to a validator on the internet.
    uiConfig: { validatorUrl: null, deepLinking: true },
  });
}

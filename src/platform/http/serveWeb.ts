import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerUnknownAddress, send } from './answerErrors.ts';
import type { App } from './app.ts';
import type { MethodsAt } from './knownAddresses.ts';

/**
 * Serves the built web application. Its pages have addresses of their own that only the browser knows, so an address that is neither
 * the interface's nor a file's gets the one page there is.
 */
export function serveWeb(app: App, webFolder: string, methodsAt: MethodsAt): void {
  app.register(fastifyStatic, {
    root: webFolder,
    dotfiles: 'ignore',
    cacheControl: false,
    // Files below assets/ are named by their content; all others are asked for each time, so that a new version arrives.
    setHeaders: (reply, path) => {
      const isNamedByContent = path.startsWith(join(webFolder, 'assets'));
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (isPage(request)) return servePage(reply, webFolder);
    if (isFile(request)) return send(reply, 'unknown_file', { address: pathOf(request) });
    return answerUnknownAddress(request, reply, methodsAt);
  });
}

function servePage(reply: FastifyReply, webFolder: string): FastifyReply {
  if (!existsSync(join(webFolder, 'index.html'))) return send(reply, 'web_not_built');
  return reply.code(200).sendFile('index.html');
}

function isPage(request: FastifyRequest): boolean {
  return isOfWeb(request) && !isFileName(pathOf(request));
}

function isFile(request: FastifyRequest): boolean {
  return isOfWeb(request) && isFileName(pathOf(request));
}

function isOfWeb({ method, url }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && !/^\/api(?:[/?]|$)/.test(url);
}

/** Known kinds only: a page's address may have points in it, as the names of packs do. */
function isFileName(path: string): boolean {
  return path.startsWith('/assets/') || /\.(?:js|mjs|css|map|json|webmanifest|svg|png|ico|woff2?|txt|xml)$/.test(path);
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? url;
}

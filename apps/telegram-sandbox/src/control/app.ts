import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Sandbox } from '../sandbox.ts';
import { accountRoutes } from './account-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { comingRoutes } from './coming-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { joinRequestRoutes } from './join-request-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { patienceRoutes } from './patience-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { useProblems } from './problem.ts';
import { describeProblems } from './problem-answers.ts';
import { qrLoginRoutes } from './qr-login-routes.ts';
import { recordQuestionRoutes } from './record-question-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { refuseOtherSites } from './refuse-other-sites.ts';
import { refuseUnread } from './refuse-unread.ts';
import { saltRoutes } from './salt-routes.ts';
import { scenarioRoutes } from './scenario-routes.ts';
import { serverRoutes } from './server-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { type Lifecycle, snapshotRoutes } from './snapshot-routes.ts';

/** A Fastify that checks requests and answers by zod schemas. */
export type ControlApp = ReturnType<typeof typed>;
const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();

/** The HTTP API with which a person or a test moves this Telegram. */
export async function buildControlApp(sandbox: Sandbox, lifecycle: Lifecycle): Promise<FastifyInstance> {
  // Whoever keeps a connection open holds up no stop.
  const app = Fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  useProblems(app, sandbox.log);
  refuseOtherSites(app);
  refuseUnread(app);
  describeProblems(app);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Telegram sandbox control API', version: '1' } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register((scope, _options, done) => {
    const control = typed(scope);
    serverRoutes(control, sandbox);
    saltRoutes(control, sandbox);
    accountRoutes(control, sandbox);
    passwordRoutes(control, sandbox);
    sessionRoutes(control, sandbox);
    qrLoginRoutes(control, sandbox);
    peopleRoutes(control, sandbox);
    chatRoutes(control, sandbox);
    memberRoutes(control, sandbox);
    comingRoutes(control, sandbox);
    linkRoutes(control, sandbox);
    joinRequestRoutes(control, sandbox);
    contactRoutes(control, sandbox);
    faultRoutes(control, sandbox);
    patienceRoutes(control, sandbox);
    recordRoutes(control, sandbox);
    recordQuestionRoutes(control, sandbox);
    clockRoutes(control, sandbox);
    snapshotRoutes(control, sandbox, lifecycle);
    scenarioRoutes(scope, sandbox);
    conversationRoutes(control, sandbox);
    eventRoutes(control, sandbox);
    done();
  });
  pageRoutes(app);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}

import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { type Account, createPublicClient, type PublicClient, type SignedIn } from '@muster/contracts';
import {
  connectAccount,
  type MainJobWorld,
  prepareWorld,
  repositoryRoot,
  type SandboxControl,
  sandboxControl,
} from '@muster/testkit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, describe, inject } from 'vitest';
import './provided.ts';

const shared = inject('dashboard');

export const hasBrowser = shared !== null;

/** `describe` for what needs a browser; skipped, and counted as skipped, on a machine without one. */
export const inBrowser = describe.skipIf(!hasBrowser);

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A phone and a large screen, in px. */
export const SIZES = {
  phone: { width: 360, height: 740 },
  desk: { width: 1440, height: 900 },
} as const;

/** What has not appeared by then does not, in ms. */
const WAIT_MS = 15_000;

export const SCREENSHOTS = path.join(repositoryRoot, '.local/screenshots');

/** Somebody registered, with the API as they may use it beside the page. */
export type DashboardUser = {
  email: string;
  password: string;
  api: PublicClient;
};

type Opening = {
  /** Who is signed in on the page; nobody unless given. */
  as?: DashboardUser;
  language?: Language;
  size?: keyof typeof SIZES;
  /** Another page of the same browser, with the same session; a profile of its own unless given. */
  beside?: Page;
  /** A suite of the test's own; the shared one unless given. */
  url?: string;
};

/** Pages of the built dashboard, as a browser shows them. What a page complains about fails the test. */
export function useDashboard() {
  let browser: Promise<Browser> | undefined;
  const opened: BrowserContext[] = [];
  const complaints: string[] = [];

  afterEach(async ({ task }) => {
    const hasFailed = task.result?.state === 'fail';
    // A page that is left open goes on asking.
    for (const context of opened.splice(0)) {
      if (hasFailed) await photographAll(context, task.name);
      await context.close();
    }
    const [first, ...more] = complaints.splice(0);
    if (first !== undefined) throw new Error(`the page complained: ${[first, ...more].join('\n')}`);
  });
  afterAll(async () => {
    await (await browser)?.close();
  });

  async function newContext({ language = 'en', size = 'desk' }: Opening): Promise<BrowserContext> {
    browser ??= startBrowser();
    const context = await (await browser).newContext({
      locale: language === 'en' ? 'en-US' : 'ru-RU',
      viewport: SIZES[size],
      extraHTTPHeaders: { 'x-forwarded-for': newAddress() },
      reducedMotion: 'reduce',
    });
    // Sooner than the test, so that what is told is what was waited for.
    context.setDefaultTimeout(WAIT_MS);
    opened.push(context);
    return context;
  }

  return {
    url: () => required().url,
    /** The phones and chats of the local Telegram. */
    telegram: (): SandboxControl => sandboxControl(required().sandboxUrl),

    /** @param address of the page to open, from its `/` */
    async open(address: string, opening: Opening = {}): Promise<Page> {
      const url = opening.url ?? required().url;
      const context = opening.beside?.context() ?? (await newContext(opening));
      if (opening.as) {
        const { email, password } = opening.as;
        const answer = await context.request.post(`${url}/api/v1/auth/login`, { data: { email, password } });
        if (!answer.ok()) throw new Error(`the login was answered ${answer.status()}`);
      }
      const page = await context.newPage();
      listen(page, url, complaints);
      await page.goto(`${url}${address}`);
      return page;
    },

    /** Somebody new with a team of their own, and nothing in it. */
    newUser: (url = required().url): Promise<DashboardUser> => registerUser(url),

    /** A new account of Telegram in somebody's team, with a group to read and one that it administers. */
    async connectAccount(
      user: DashboardUser,
      { members = 20, telegram = sandboxControl(required().sandboxUrl) } = {},
    ): Promise<{ account: Account; world: MainJobWorld }> {
      const world = await prepareWorld(telegram, { members });
      return { account: await connectAccount(user.api, telegram, world.account), world };
    },
  };
}

const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: required().browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

function required() {
  if (!shared) throw new Error('there is no browser on this machine');
  return shared;
}

/** Rate limits count by address; this one is nobody else's. */
const newAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Somebody new, with a team of their own. */
export async function registerUser(url: string): Promise<DashboardUser> {
  const email = `maria-${randomBytes(4).toString('hex')}@example.org`;
  const password = randomBytes(9).toString('base64url');
  const headers = { 'x-forwarded-for': newAddress(), 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`the registration was answered ${answer.status}`);
  const { accessToken }: SignedIn = await answer.json();
  const api = createPublicClient({
    baseUrl: url,
    middlewares: [
      {
        onRequest({ request }) {
          request.headers.set('authorization', `Bearer ${accessToken}`);
          request.headers.set('x-forwarded-for', headers['x-forwarded-for']);
        },
      },
    ],
  });
  return { email, password, api };
}

function listen(page: Page, url: string, complaints: string[]): void {
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('console', message => {
    // A refused call is logged by the browser itself, and is what some tests are about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  const { origin } = new URL(url);
  page.on('request', request => {
    const wanted = new URL(request.url());
    if (['http:', 'https:'].includes(wanted.protocol) && wanted.origin !== origin)
      complaints.push(`asked ${request.url()}`);
  });
}

async function photographAll(context: BrowserContext, test: string): Promise<void> {
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: path.join(SCREENSHOTS, 'failed', `${name}-${index}.png`) }).catch(() => {});
}

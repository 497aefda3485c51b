// Written by generate.ts; do not edit.
export interface paths {
    "/accounts/eligible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which accounts could be leased now, best first, and why the others cannot */
        get: operations["listEligible"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give a lease back; a lease that is lost already is none to give back */
        delete: operations["releaseLease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leases/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Heartbeat: keep a lease for another 30 seconds */
        post: operations["renewLease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the best eligible account for a purpose */
        post: operations["takeLease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a permit; repeated reports change nothing */
        post: operations["reportOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leases/{id}/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the right to do one action now; asking again with the same permit id gives the same answer */
        post: operations["requestPermit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a connected account known; repeated calls change nothing */
        put: operations["registerAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}/restrictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an account out of work; the same report twice is one restriction */
        post: operations["restrictAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            message: {
                en: string;
                ru: string;
            };
            requestId?: string;
            retryAfterSeconds?: number;
            fields?: {
                path: string;
                message: string;
            }[];
            platformError?: string;
        };
        UsageInput: {
            /** Format: uuid */
            accountId: string;
            profile: string;
            limits: {
                name: string;
                value: number;
                used: number;
                left: number;
                nextAt: string | null;
            }[];
            channels: {
                channel: string;
                today: number;
                todayLimit: number;
                ever: number;
                everLimit: number;
            }[];
            pausedUntil: string | null;
            restriction: {
                /** @enum {string} */
                kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
                /** Format: date-time */
                since: string;
                until: string | null;
            } | null;
            lease: {
                holder: string;
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                expiresAt: string;
            } | null;
        };
        LeaseInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            accountId: string;
            fencingToken: number;
            /** Format: date-time */
            expiresAt: string;
            token: string;
        };
        IneligibleInput: {
            /** Format: uuid */
            accountId: string;
            reason: string;
            nextAt: string | null;
        };
        PermitInput: {
            /** Format: uuid */
            id: string;
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        DenialInput: {
            /** @enum {string} */
            reason: "lease_lost" | "restricted" | "pause" | "channel_pace" | "limit" | "rebuilding" | "clock_unsafe" | "settled";
            limit: string | null;
            value: number | null;
            used: number | null;
            retryAt: string | null;
        };
        TeamInput: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        UserInput: {
            /** Format: uuid */
            id: string;
            email: string;
            team: components["schemas"]["TeamInput"];
            /** @enum {string} */
            role: "viewer" | "member" | "admin";
            operator: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        SignedInInput: {
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            user: components["schemas"]["UserInput"];
        };
        AccountInput: {
            /** Format: uuid */
            id: string;
            /** @constant */
            platform: "telegram";
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            phoneHint: string;
            /** @enum {string} */
            state: "active" | "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
            stateUntil: string | null;
            /** Format: date-time */
            connectedAt: string;
        };
        ChatInput: {
            key: string;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
            title: string;
            username: string | null;
            memberCount: number;
        };
        ChatRightsInput: {
            channel: string;
            /** @enum {string} */
            role: "creator" | "admin" | "member" | "outsider";
            permissions: string[];
            mayInvite: boolean;
            title: string;
            members: number;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
        };
        PersonInput: {
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
        };
        InvitationOutcomeInput: {
            /** @constant */
            outcome: "joined";
            /** Format: date-time */
            executedAt: string;
        } | {
            /** @constant */
            outcome: "already_member";
            /** Format: date-time */
            executedAt: string;
        } | {
            /** @constant */
            outcome: "refused";
            code: string;
            /** Format: date-time */
            executedAt: string;
            retryAt: string | null;
            platformError: string | null;
        } | {
            /** @constant */
            outcome: "unknown";
            code: string;
        } | {
            /** @constant */
            outcome: "not_sent";
            code: string;
        };
        LoginInput: {
            /** Format: uuid */
            id: string;
            /** @constant */
            method: "code";
            /** @enum {string} */
            state: "code_sent" | "password_needed" | "connected" | "expired" | "failed";
            phoneHint: string;
            code: {
                /** @enum {string} */
                sentBy: "app" | "sms" | "call" | "other";
                length: number;
            } | null;
            accountId: string | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            expiresAt: string;
        };
        WaitInput: {
            reason: string;
            until: string | null;
        };
        ParsingTaskInput: {
            /** Format: uuid */
            id: string;
            source: {
                /** @constant */
                kind: "members";
                link: string;
                title: string | null;
            };
            /** @enum {string} */
            priority: "high" | "normal" | "low";
            /** @enum {string} */
            speed: "safe" | "medium" | "fast";
            limit: number | null;
            /** @enum {string} */
            state: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            collected: number;
            reported: number | null;
            waiting: components["schemas"]["WaitInput"] | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        ParsingResultInput: {
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
            /** Format: date-time */
            seenAt: string;
        };
        TargetStatsInput: {
            pending: number;
            inviting: number;
            joined: number;
            already_member: number;
            failed: number;
            unknown: number;
            total: number;
        };
        InviteTaskInput: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @constant */
            kind: "group_invite";
            destination: {
                link: string;
                channel: string;
                title: string;
                /** @enum {string} */
                kind: "group" | "supergroup" | "channel";
            };
            accountIds: string[] | null;
            /** @enum {string} */
            priority: "high" | "normal" | "low";
            /** @enum {string} */
            state: "draft" | "running" | "paused" | "completed" | "cancelled";
            waiting: components["schemas"]["WaitInput"] | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            targets: components["schemas"]["TargetStatsInput"];
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        TargetInput: {
            /** Format: uuid */
            id: string;
            platformUserId: string;
            username: string | null;
            displayName: string;
            /** @enum {string} */
            state: "pending" | "inviting" | "joined" | "already_member" | "failed" | "unknown";
            reason: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            updatedAt: string;
        };
        AttemptInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            targetId: string;
            platformUserId: string;
            displayName: string;
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            outcome: "under_way" | "joined" | "already_member" | "refused" | "unknown" | "not_sent";
            reason: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
                platformError: string | null;
            } | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            message: {
                en: string;
                ru: string;
            };
            requestId?: string;
            retryAfterSeconds?: number;
            fields?: {
                path: string;
                message: string;
            }[];
            platformError?: string;
        };
        Usage: {
            /** Format: uuid */
            accountId: string;
            profile: string;
            limits: {
                name: string;
                value: number;
                used: number;
                left: number;
                nextAt: string | null;
            }[];
            channels: {
                channel: string;
                today: number;
                todayLimit: number;
                ever: number;
                everLimit: number;
            }[];
            pausedUntil: string | null;
            restriction: {
                /** @enum {string} */
                kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
                /** Format: date-time */
                since: string;
                until: string | null;
            } | null;
            lease: {
                holder: string;
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                expiresAt: string;
            } | null;
        };
        Lease: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            accountId: string;
            fencingToken: number;
            /** Format: date-time */
            expiresAt: string;
            token: string;
        };
        Ineligible: {
            /** Format: uuid */
            accountId: string;
            reason: string;
            nextAt: string | null;
        };
        Permit: {
            /** Format: uuid */
            id: string;
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Denial: {
            /** @enum {string} */
            reason: "lease_lost" | "restricted" | "pause" | "channel_pace" | "limit" | "rebuilding" | "clock_unsafe" | "settled";
            limit: string | null;
            value: number | null;
            used: number | null;
            retryAt: string | null;
        };
        Team: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            team: components["schemas"]["Team"];
            /** @enum {string} */
            role: "viewer" | "member" | "admin";
            operator: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        SignedIn: {
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            user: components["schemas"]["User"];
        };
        Account: {
            /** Format: uuid */
            id: string;
            /** @constant */
            platform: "telegram";
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            phoneHint: string;
            /** @enum {string} */
            state: "active" | "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
            stateUntil: string | null;
            /** Format: date-time */
            connectedAt: string;
        };
        Chat: {
            key: string;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
            title: string;
            username: string | null;
            memberCount: number;
        };
        ChatRights: {
            channel: string;
            /** @enum {string} */
            role: "creator" | "admin" | "member" | "outsider";
            permissions: string[];
            mayInvite: boolean;
            title: string;
            members: number;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
        };
        Person: {
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
        };
        InvitationOutcome: {
            /** @constant */
            outcome: "joined";
            /** Format: date-time */
            executedAt: string;
        } | {
            /** @constant */
            outcome: "already_member";
            /** Format: date-time */
            executedAt: string;
        } | {
            /** @constant */
            outcome: "refused";
            code: string;
            /** Format: date-time */
            executedAt: string;
            retryAt: string | null;
            platformError: string | null;
        } | {
            /** @constant */
            outcome: "unknown";
            code: string;
        } | {
            /** @constant */
            outcome: "not_sent";
            code: string;
        };
        Login: {
            /** Format: uuid */
            id: string;
            /** @constant */
            method: "code";
            /** @enum {string} */
            state: "code_sent" | "password_needed" | "connected" | "expired" | "failed";
            phoneHint: string;
            code: {
                /** @enum {string} */
                sentBy: "app" | "sms" | "call" | "other";
                length: number;
            } | null;
            accountId: string | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            expiresAt: string;
        };
        Wait: {
            reason: string;
            until: string | null;
        };
        ParsingTask: {
            /** Format: uuid */
            id: string;
            source: {
                /** @constant */
                kind: "members";
                link: string;
                title: string | null;
            };
            /** @enum {string} */
            priority: "high" | "normal" | "low";
            /** @enum {string} */
            speed: "safe" | "medium" | "fast";
            limit: number | null;
            /** @enum {string} */
            state: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            collected: number;
            reported: number | null;
            waiting: components["schemas"]["Wait"] | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        ParsingResult: {
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
            /** Format: date-time */
            seenAt: string;
        };
        TargetStats: {
            pending: number;
            inviting: number;
            joined: number;
            already_member: number;
            failed: number;
            unknown: number;
            total: number;
        };
        InviteTask: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @constant */
            kind: "group_invite";
            destination: {
                link: string;
                channel: string;
                title: string;
                /** @enum {string} */
                kind: "group" | "supergroup" | "channel";
            };
            accountIds: string[] | null;
            /** @enum {string} */
            priority: "high" | "normal" | "low";
            /** @enum {string} */
            state: "draft" | "running" | "paused" | "completed" | "cancelled";
            waiting: components["schemas"]["Wait"] | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            targets: components["schemas"]["TargetStats"];
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        Target: {
            /** Format: uuid */
            id: string;
            platformUserId: string;
            username: string | null;
            displayName: string;
            /** @enum {string} */
            state: "pending" | "inviting" | "joined" | "already_member" | "failed" | "unknown";
            reason: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
            } | null;
            /** Format: date-time */
            updatedAt: string;
        };
        Attempt: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            targetId: string;
            platformUserId: string;
            displayName: string;
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            outcome: "under_way" | "joined" | "already_member" | "refused" | "unknown" | "not_sent";
            reason: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
                platformError: string | null;
            } | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEligible: {
        parameters: {
            query: {
                teamId: string;
                purpose: "invite" | "parse" | "message" | "login";
                channel?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        eligible: string[];
                        ineligible: components["schemas"]["Ineligible"][];
                        nextAt: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseLease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewLease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "renewed";
                        lease: components["schemas"]["Lease"];
                    } | {
                        /** @enum {string} */
                        status: "lost";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeLease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    teamId: string;
                    /** @enum {string} */
                    purpose: "invite" | "parse" | "message" | "login";
                    channel?: string;
                    accountIds?: string[];
                    holder: string;
                    /**
                     * @default safe
                     * @enum {string}
                     */
                    speed?: "safe" | "medium" | "fast";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "granted";
                        lease: components["schemas"]["Lease"];
                    } | {
                        /** @enum {string} */
                        status: "none_eligible";
                        accounts: components["schemas"]["Ineligible"][];
                        nextAt: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    /** @enum {string} */
                    outcome: "committed" | "refunded" | "unknown";
                    /** Format: date-time */
                    executedAt?: string;
                };
            };
        };
        responses: {
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPermit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    permitId: string;
                    lease: string;
                    /** @enum {string} */
                    action: "invite" | "direct_message" | "resolve" | "join";
                    channel?: string;
                    target: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "granted";
                        permit: components["schemas"]["Permit"];
                    } | {
                        /** @enum {string} */
                        status: "denied";
                        denial: components["schemas"]["Denial"];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    teamId: string;
                    /** @enum {string} */
                    platform: "telegram";
                    personKey: string;
                    /** Format: date-time */
                    connectedAt: string;
                };
            };
        };
        responses: {
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restrictAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    reportId: string;
                    /** @enum {string} */
                    kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
                    waitSeconds?: number;
                    /** Format: date-time */
                    observedAt: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        until: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

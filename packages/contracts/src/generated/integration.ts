// Written by generate.ts; do not edit.
export interface paths {
    "/chats/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a person is in a chat: asked after an ambiguous answer */
        post: operations["checkMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether an account may invite in a chat, and how fresh that knowledge is */
        post: operations["getRights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page of the members of a chat; the peers seen are remembered for the account */
        post: operations["readMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find the chat behind a link; a name the account has not met needs a permit */
        post: operations["resolveChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add one person to a chat under a permit; asking again with the same permit gives the same outcome */
        post: operations["sendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The outcome of a permit; one that was never executed is voided for good */
        post: operations["settlePermit"];
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
    checkMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    channel: string;
                    platformUserId: string;
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
                        status: "present";
                    } | {
                        /** @enum {string} */
                        status: "absent";
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /** Format: date-time */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
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
    getRights: {
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
                    channel: string;
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
                        status: "known";
                        mayInvite: boolean;
                        /** Format: date-time */
                        checkedAt: string;
                    } | {
                        /** @enum {string} */
                        status: "unavailable";
                        code: string;
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
    readMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    channel: string;
                    cursor?: string;
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
                        status: "page";
                        people: components["schemas"]["Person"][];
                        nextCursor: string | null;
                        reported: number;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /** Format: date-time */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
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
    resolveChat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    permit?: string;
                    link: string;
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
                        status: "found";
                        chat: components["schemas"]["Chat"];
                    } | {
                        /** @enum {string} */
                        status: "permit_needed";
                        target: string;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /** Format: date-time */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: link_not_recognised, lease_lost, permit_refused, or one any route may answer with */
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
    sendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    permit: string;
                    channel: string;
                    platformUserId: string;
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
                    "application/json": components["schemas"]["InvitationOutcome"];
                };
            };
            /** @description A problem: permit_refused, or one any route may answer with */
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
    settlePermit: {
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
                        status: "voided";
                    } | {
                        /** @enum {string} */
                        status: "executing";
                    } | {
                        /** @enum {string} */
                        status: "done";
                        outcome: components["schemas"]["InvitationOutcome"];
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

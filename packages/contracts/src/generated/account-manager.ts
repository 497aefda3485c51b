// Written by generate.ts; do not edit.
export interface paths {
    "/accounts/eligible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which accounts could be leased now, best first, and why the others cannot
         * @description For invite, parsing.
         */
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
        /**
         * Give a lease back; a lease that is lost already is none to give back
         * @description For parsing, invite, integration.
         */
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
        /**
         * Heartbeat: keep a lease for another 30 seconds
         * @description For parsing, invite, integration.
         */
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
        /**
         * Take the best eligible account for a purpose
         * @description For parsing, invite, integration.
         */
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
        /**
         * What became of a permit; repeated reports change nothing
         * @description For integration.
         */
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
        /**
         * Ask for the right to do one action now; asking again with the same permit id gives the same answer
         * @description For invite, parsing, integration.
         */
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
        /**
         * Make a connected account known; repeated calls change nothing
         * @description For integration.
         */
        put: operations["registerAccount"];
        post?: never;
        /**
         * An account was removed by its team: it is offered to nobody; what its person used up stays counted
         * @description For integration.
         */
        delete: operations["forgetAccount"];
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
        /**
         * Take an account out of work; the same report twice is one restriction
         * @description For integration.
         */
        post: operations["restrictAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which accounts of a team are out of work: why, since when, until when, and what has to happen
         * @description For parsing, invite, integration.
         */
        get: operations["listRecoveries"];
        put?: never;
        post?: never;
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
        Problem: {
            type: string;
            title: string;
            /** @example 404 */
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
                message: {
                    en: string;
                    ru: string;
                };
            }[];
            limit?: {
                name: string;
                message: {
                    en: string;
                    ru: string;
                };
                /** @example 42 */
                value: number;
                /** @example 42 */
                used: number;
                nextAt: string | null;
            };
            platformError?: string;
        };
        Restriction: {
            /** @enum {string} */
            kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            since: string;
            until: string | null;
            mandatedUntil: string | null;
            message: {
                en: string;
                ru: string;
            };
            ending: {
                en: string;
                ru: string;
            };
            changedBy: {
                /**
                 * Format: uuid
                 * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                 */
                userId: string;
                reason: string;
            } | null;
        };
        AccountStanding: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            version: number;
            restrictions: components["schemas"]["Restriction"][];
        };
        Lease: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            fencingToken: number;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            expiresAt: string;
            token: string;
        };
        Ineligible: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            reason: string;
            nextAt: string | null;
        };
        Permit: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            token: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                teamId: string;
                purpose: "invite" | "parse" | "message" | "login";
                /** @example telegram:1234567890 */
                channel?: string;
                /** @example 2026-11-20T12:00:00.000Z */
                refusalsSince?: string;
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
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
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    teamId: string;
                    /** @enum {string} */
                    purpose: "invite" | "parse" | "message" | "login";
                    /** @example telegram:1234567890 */
                    channel?: string;
                    accountIds?: string[];
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    refusalsSince?: string;
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    accountId: string;
                    /** @enum {string} */
                    outcome: "committed" | "refunded" | "unknown";
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    executedAt?: string;
                    /** @default false */
                    accountFault?: boolean;
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    permitId: string;
                    lease: string;
                    /** @enum {string} */
                    action: "invite" | "direct_message" | "resolve" | "join";
                    /** @example telegram:1234567890 */
                    channel?: string;
                    /** @default false */
                    wroteFirst?: boolean;
                    /** @example j3sp43HI8IcI9LnX1WFGM9wWyUWs_vQGAxm_wL0N7DY */
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    teamId: string;
                    /** @enum {string} */
                    platform: "telegram";
                    /** @example j3sp43HI8IcI9LnX1WFGM9wWyUWs_vQGAxm_wL0N7DY */
                    personKey: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
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
    forgetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    userId: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    removedAt: string;
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
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    reportId: string;
                    /** @enum {string} */
                    kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
                    /** @example 42 */
                    waitSeconds?: number;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
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
                        version: number;
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
    listRecoveries: {
        parameters: {
            query: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                teamId: string;
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
                        items: components["schemas"]["AccountStanding"][];
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

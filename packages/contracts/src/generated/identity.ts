// Written by generate.ts; do not edit.
export interface paths {
    "/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write an entry to the audit trail of a team; the same entry twice is one
         * @description For account-manager.
         */
        post: operations["writeAuditEntry"];
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    writeAuditEntry: {
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
                    id: string;
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    teamId: string;
                    /** @enum {string} */
                    action: "user_registered" | "session_ended_by_reuse" | "profile_set" | "profile_deleted" | "account_profile_chosen" | "account_removed" | "account_paused" | "account_resumed" | "restriction_extended" | "restriction_lifted";
                    userId: string | null;
                    subject: {
                        /** @enum {string} */
                        kind: "user" | "session" | "account" | "profile";
                        id: string;
                    };
                    details: {
                        [key: string]: (string | number | boolean | null) | {
                            [key: string]: string | number | boolean | null;
                        };
                    };
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    at: string;
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
}

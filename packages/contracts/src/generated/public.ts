// Written by generate.ts; do not edit.
export interface paths {
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail and password
         * @description For anyone.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of the refresh cookie; without one it does nothing
         * @description For anyone.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in user, their team and role
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the refresh cookie for a new access token and a new cookie
         * @description For anyone.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a user with a team of their own, and sign in
         * @description For anyone.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what in the team, newest first
         * @description For users of the team whose role is at least admin.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The state of an attempt to connect an account
         * @description For users of the team whose role is at least member.
         */
        get: operations["getLogin"];
        put?: never;
        post?: never;
        /**
         * Give up an attempt to connect an account
         * @description For users of the team whose role is at least member.
         */
        delete: operations["cancelLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have Telegram send another code, by the next way there is
         * @description For users of the team whose role is at least member.
         */
        post: operations["resendLoginCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin connecting an account: by a code that Telegram sends to its phone, or by a QR code to scan with it. A number whose login the team has begun already goes on with that one
         * @description For users of the team whose role is at least member.
         */
        post: operations["startLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter the code that Telegram sent
         * @description For users of the team whose role is at least member.
         */
        post: operations["submitLoginCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter the two-step password
         * @description For users of the team whose role is at least member.
         */
        post: operations["submitLoginPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/logins/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The attempt each time it changes, as server-sent events named `login`; `channels` when the chats of the account are known
         * @description For users of the team whose role is at least member.
         */
        get: operations["watchLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Log an account out of the platform and erase its session; what it used up stays counted
         * @description For users of the team whose role is at least admin.
         */
        delete: operations["removeAccount"];
        options?: never;
        head?: never;
        /**
         * Give an account a name of the team’s own, or take it away
         * @description For users of the team whose role is at least member.
         */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of the team
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/log/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often what happened to an account, by day and code; without `since` the last 30 days
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["countAccountLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/log/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often what happened, by day and code; without `since` the last 30 days
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["countTeamLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an account did and what came of it, newest first; kept for 90 days
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listAccountLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the accounts of the team did and what came of it, newest first; kept for 90 days
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listTeamLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups and channels of an account, first those where it may invite
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listAccountChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/channels/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an account is and may do in a chat
         * @description For users of the team whose role is at least member.
         */
        post: operations["checkChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which accounts of the team are in use, by what, and since when
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listLeases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/usage/total": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every limit with what is used of it, added up over the accounts of the team
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getTeamUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every limit of an account with what is used, what is left and the next moment
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every limit of up to 100 accounts; those that are unknown, or cannot be told at this moment, are left out
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The profile of limits an account works under, and which there are to choose from
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getAccountProfile"];
        /**
         * Let an account work under another profile of limits; it holds within a second
         * @description For users of the team whose role is at least admin.
         */
        put: operations["chooseAccountProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits/profiles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One profile of limits, with its ETag
         * @description For the operator of the installation.
         */
        get: operations["getProfile"];
        /**
         * Set what a profile makes stricter; without If-Match only a new one. It holds within a second
         * @description For the operator of the installation.
         */
        put: operations["setProfile"];
        post?: never;
        /**
         * Delete a profile that no account works under
         * @description For the operator of the installation.
         */
        delete: operations["deleteProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table that nothing loosens, and every profile with what it makes stricter
         * @description For the operator of the installation.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/restrictions/{kind}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a restriction that is in force end later
         * @description For the operator of the installation.
         */
        post: operations["extendRestriction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/restrictions/{kind}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a restriction; a wait that Telegram asked for is only taken back to its own end
         * @description For the operator of the installation.
         */
        post: operations["liftRestriction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an account out of work, until a moment or until it is resumed
         * @description For users of the team whose role is at least admin.
         */
        post: operations["pauseAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the pause of an account
         * @description For users of the team whose role is at least admin.
         */
        post: operations["resumeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What keeps the accounts of the team out of work, as server-sent events: first `standings`, then `restricted`, `lifted`, `recovered` and `removed` as it happens
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["watchAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which accounts of all teams are out of work: why, until when, and what has to happen
         * @description For the operator of the installation.
         */
        get: operations["listOutOfWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the task; what was collected stays
         * @description For users of the team whose role is at least member.
         */
        post: operations["cancelParsingTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The parsing tasks of the team, newest first
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listParsingTasks"];
        put?: never;
        /**
         * Collect the members of a group
         * @description For users of the team whose role is at least member.
         */
        post: operations["createParsingTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One parsing task with its progress
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getParsingTask"];
        put?: never;
        post?: never;
        /**
         * Delete a task that is not running, with its results
         * @description For users of the team whose role is at least member.
         */
        delete: operations["deleteParsingTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the people a task collected, or those of them that are looked for
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["exportParsingResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people a task collected
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listParsingResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop for now; what was collected stays
         * @description For users of the team whose role is at least member.
         */
        post: operations["pauseParsingTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on from where the task stopped
         * @description For users of the team whose role is at least member.
         */
        post: operations["resumeParsingTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The task each time it changes, as server-sent events named `task`; `removed` when it is deleted
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["watchParsingTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parsing/tasks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tasks of the team that have not ended, as the server-sent event `tasks`; then each task that changes as `task`, and `removed`
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["watchParsingTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the task; its log stays
         * @description For users of the team whose role is at least member.
         */
        post: operations["cancelInviteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invite tasks of the team, newest first
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listInviteTasks"];
        put?: never;
        /**
         * Prepare inviting people into a group that one of the accounts administers
         * @description For users of the team whose role is at least member.
         */
        post: operations["createInviteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One invite task with its counts and what it waits for
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getInviteTask"];
        put?: never;
        post?: never;
        /**
         * Delete a task that is not running
         * @description For users of the team whose role is at least member.
         */
        delete: operations["deleteInviteTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop for now; an invitation under way is finished first
         * @description For users of the team whose role is at least member.
         */
        post: operations["pauseInviteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on inviting
         * @description For users of the team whose role is at least member.
         */
        post: operations["resumeInviteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin inviting
         * @description For users of the team whose role is at least member.
         */
        post: operations["startInviteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The task each time it changes (`task`) and every attempt (`attempt`), as server-sent events
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["watchInviteTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/log/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many attempts ended how and for which reason, the most frequent first
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["countAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/targets/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many people are in each state
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getTargetStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/targets/import-parsing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the people a parsing task collected; bots, deleted accounts and those already there are left out
         * @description For users of the team whose role is at least member.
         */
        post: operations["importParsingResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every attempt with its plain reason, newest first
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of an invite task
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The attempts of the team over all its tasks, newest first
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listTeamAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/tasks/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each account that may work on the task, with why it waits
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["listInviteAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What does not work at the moment
         * @description For users of the team whose role is at least viewer.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every service and worker, what it needs, and in which versions
         * @description For the operator of the installation.
         */
        get: operations["getSystem"];
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
        StricterNumbersInput: {
            limits?: {
                [key: string]: number;
            };
            pauses?: {
                [key: string]: {
                    /** @example 42 */
                    leastSeconds?: number;
                    /** @example 42 */
                    mostSeconds?: number;
                };
            };
            /** @example 42 */
            channelPaceSeconds?: number;
            newAccount?: {
                /** @example 42 */
                days?: number;
                /** @example 42 */
                firstDayInvites?: number;
            };
        };
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
        Usage: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            profile: string;
            limits: {
                name: string;
                /** @example 42 */
                value: number;
                /** @example 42 */
                used: number;
                /** @example 42 */
                left: number;
                nextAt: string | null;
            }[];
            channels: {
                /** @example telegram:1234567890 */
                channel: string;
                /** @example 42 */
                today: number;
                /** @example 42 */
                todayLimit: number;
                /** @example 42 */
                ever: number;
                /** @example 42 */
                everLimit: number;
            }[];
            pausedUntil: string | null;
            restrictions: components["schemas"]["Restriction"][];
            lease: {
                holder: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                expiresAt: string;
            } | null;
        };
        AccountBudget: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            profile: string;
            limits: {
                name: string;
                /** @example 42 */
                value: number;
                /** @example 42 */
                used: number;
                /** @example 42 */
                left: number;
                nextAt: string | null;
            }[];
            pausedUntil: string | null;
            lease: {
                holder: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                expiresAt: string;
            } | null;
        };
        TeamUsage: {
            /** @example 42 */
            accounts: number;
            limits: {
                name: string;
                /** @example 42 */
                used: number;
                /** @example 42 */
                value: number;
            }[];
        };
        AccountInUse: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            lease: {
                holder: string;
                /** @enum {string} */
                purpose: "invite" | "parse" | "message" | "login";
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                expiresAt: string;
            } | null;
        };
        ProfileNumbers: {
            limits: {
                [key: string]: number;
            };
            pauses: {
                [key: string]: {
                    leastSeconds: number;
                    mostSeconds: number;
                };
            };
            channelPaceSeconds: number;
            newAccount: {
                /** @example 42 */
                days: number;
                /** @example 42 */
                firstDayInvites: number;
            } | null;
        };
        StricterNumbers: {
            limits?: {
                [key: string]: number;
            };
            pauses?: {
                [key: string]: {
                    /** @example 42 */
                    leastSeconds?: number;
                    /** @example 42 */
                    mostSeconds?: number;
                };
            };
            /** @example 42 */
            channelPaceSeconds?: number;
            newAccount?: {
                /** @example 42 */
                days?: number;
                /** @example 42 */
                firstDayInvites?: number;
            };
        };
        LimitsProfile: {
            /** @example careful */
            name: string;
            own: components["schemas"]["StricterNumbers"];
            effective: components["schemas"]["ProfileNumbers"];
            /** @example 42 */
            accounts: number;
            /** @example 42 */
            version: number;
            changedAt: string | null;
            changedBy: string | null;
        };
        AccountOutOfWork: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            version: number;
            restrictions: {
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
            }[];
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            teamId: string;
        };
        Status: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            checkedAt: string;
            away: {
                /** @enum {string} */
                part: "storage" | "signing_in" | "accounts" | "limits" | "parsing" | "collecting" | "invites" | "inviting";
                message: {
                    en: string;
                    ru: string;
                };
            }[];
        };
        QueueDepth: {
            /** @example parsing-tasks */
            name: string;
            /** @example 42 */
            waiting: number;
            /** @example 42 */
            active: number;
        };
        ProcessHealth: {
            /** @enum {string} */
            name: "gateway" | "identity" | "integration" | "account-manager" | "parsing" | "invite" | "parsing-worker" | "invite-worker";
            /** @enum {string} */
            state: "ready" | "not_ready" | "away";
            startedAt: string | null;
            /** @example 0.5.0 */
            version: string | null;
            /** @example 24.21.0 */
            node: string | null;
            checks: {
                /** @example postgres */
                name: string;
                /** @enum {string} */
                state: "ok" | "held" | "failed" | "sealed" | "away" | "refused";
            }[];
            queue: components["schemas"]["QueueDepth"] | null;
        };
        Dependency: {
            /** @enum {string} */
            state: "ok" | "failed" | "unknown";
            /** @example 17.2 */
            version: string | null;
        };
        System: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            checkedAt: string;
            processes: components["schemas"]["ProcessHealth"][];
            postgres: components["schemas"]["Dependency"];
            redis: components["schemas"]["Dependency"];
            secrets: {
                /** @enum {string} */
                store: "local" | "vault";
                /** @enum {string} */
                state: "ok" | "sealed" | "away" | "refused" | "failed";
            };
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /** @enum {string} */
            action: "user_registered" | "session_ended_by_reuse" | "profile_set" | "profile_deleted" | "account_profile_chosen" | "account_removed" | "account_paused" | "account_resumed" | "restriction_extended" | "restriction_lifted";
            message: {
                en: string;
                ru: string;
            };
            actor: {
                /** @constant */
                kind: "user";
                /**
                 * Format: uuid
                 * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                 */
                id: string;
                email: string | null;
            } | {
                /** @constant */
                kind: "service";
                /** @enum {string} */
                service: "gateway" | "identity" | "integration" | "account-manager" | "parsing" | "invite";
            };
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
        Team: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            name: string;
        };
        User: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            email: string;
            team: components["schemas"]["Team"];
            /** @enum {string} */
            role: "viewer" | "member" | "admin";
            operator: boolean;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            createdAt: string;
        };
        SignedIn: {
            accessToken: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            expiresAt: string;
            user: components["schemas"]["User"];
        };
        ChatRights: {
            /** @example telegram:1234567890 */
            channel: string;
            /** @enum {string} */
            role: "creator" | "admin" | "member" | "outsider";
            permissions: string[];
            mayInvite: boolean;
            title: string;
            /** @example 42 */
            members: number;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
        };
        AccountChannel: {
            /** @example telegram:1234567890 */
            channel: string;
            /** @enum {string} */
            role: "creator" | "admin" | "member" | "outsider";
            permissions: string[];
            mayInvite: boolean;
            title: string;
            members: number | null;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
            username: string | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            checkedAt: string;
        };
        AccountLogEntry: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            accountId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            kind: "login" | "logout" | "call" | "error";
            /** @example channels.InviteToChannel */
            platformMethod: string | null;
            action: {
                en: string;
                ru: string;
            } | null;
            code: string | null;
            message: {
                en: string;
                ru: string;
            };
            platformError: string | null;
            chatTitle: string | null;
            detail: {
                channel?: string;
                /** @example 42 */
                waitSeconds?: number;
            };
        };
        AccountLogCount: {
            /**
             * Format: date
             * @example 2026-11-20
             */
            day: string;
            /** @enum {string} */
            kind: "login" | "logout" | "call" | "error";
            code: string | null;
            message: {
                en: string;
                ru: string;
            };
            /** @example 42 */
            count: number;
        };
        Account: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /** @constant */
            platform: "telegram";
            /** @example 5551234567 */
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            phoneHint: string;
            label: string | null;
            /** @enum {string} */
            state: "active" | "flood_wait" | "peer_flood" | "frozen" | "banned" | "logged_out" | "paused";
            stateUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            connectedAt: string;
        };
        AccountRemoval: {
            /** @enum {string} */
            session: "ended" | "left_open" | "pending";
            message: {
                en: string;
                ru: string;
            };
        };
        Login: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /** @enum {string} */
            method: "code" | "qr";
            /** @enum {string} */
            state: "code_sent" | "qr_pending" | "password_needed" | "connected" | "expired" | "failed";
            phoneHint: string | null;
            code: {
                /** @enum {string} */
                sentBy: "app" | "sms" | "call" | "email" | "other";
                length: number | null;
                next: {
                    /** @enum {string} */
                    sentBy: "app" | "sms" | "call" | "email" | "other";
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    at: string;
                } | null;
                attemptsLeft: number;
            } | null;
            qr: {
                link: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                expiresAt: string;
            } | null;
            password: {
                hint: string | null;
                attemptsLeft: number;
            } | null;
            accountId: string | null;
            problem: {
                code: string;
                message: {
                    en: string;
                    ru: string;
                };
                retryAt: string | null;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            expiresAt: string;
        };
        Wait: {
            reason: string;
            message: {
                en: string;
                ru: string;
            };
            until: string | null;
        };
        InviteAccount: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            accountId: string;
            /** @enum {string} */
            standing: "inviting" | "ready" | "waiting" | "out";
            wait: components["schemas"]["Wait"] | null;
            /** @example 42 */
            joined: number;
            /** @example 42 */
            attempts: number;
        };
        ParsingTask: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
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
            /** @example 42 */
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
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        ParsingResult: {
            /** @example 5551234567 */
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            seenAt: string;
        };
        TargetStats: {
            /** @example 42 */
            pending: number;
            /** @example 42 */
            inviting: number;
            /** @example 42 */
            joined: number;
            /** @example 42 */
            already_member: number;
            /** @example 42 */
            failed: number;
            /** @example 42 */
            unknown: number;
            /** @example 42 */
            total: number;
        };
        InviteTask: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            name: string;
            /** @constant */
            kind: "group_invite";
            destination: {
                link: string;
                /** @example telegram:1234567890 */
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
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        Target: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /** @example 5551234567 */
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
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updatedAt: string;
        };
        Attempt: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            targetId: string;
            /** @example 5551234567 */
            platformUserId: string;
            displayName: string;
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
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
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            startedAt: string;
            finishedAt: string | null;
        };
        TeamAttempt: {
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            id: string;
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
            targetId: string;
            /** @example 5551234567 */
            platformUserId: string;
            displayName: string;
            /**
             * Format: uuid
             * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
             */
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
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            startedAt: string;
            finishedAt: string | null;
            task: {
                /**
                 * Format: uuid
                 * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                 */
                id: string;
                name: string;
                destination: string;
            };
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
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
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
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A problem: invalid_credentials, or one any route may answer with */
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
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
    me: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["User"];
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
    refresh: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A problem: session_reused, or one any route may answer with */
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
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @example correct horse battery staple */
                    password: string;
                    teamName?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A problem: email_taken, or one any route may answer with */
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
    listAuditEntries: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                action?: "user_registered" | "session_ended_by_reuse" | "profile_set" | "profile_deleted" | "account_profile_chosen" | "account_removed" | "account_paused" | "account_resumed" | "restriction_extended" | "restriction_lifted";
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                actor?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                since?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                until?: string;
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
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    getLogin: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
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
    cancelLogin: {
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
    resendLoginCode: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A problem: login_lost, login_expired, login_restarted, login_needs_update, phone_banned, account_banned, flood_wait, telegram_app_refused, telegram_unreachable, telegram_failed, telegram_error, wrong_state, login_way_unsupported, resend_too_early, resend_unavailable, phone_flood, or one any route may answer with */
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
    startLogin: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    method: "code";
                    /** @example +79991234567 */
                    phone: string;
                } | {
                    /** @enum {string} */
                    method: "qr";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A problem: phone_invalid, phone_flood, phone_banned, login_needs_update, login_restarted, login_lost, telegram_app_refused, login_way_unsupported, flood_wait, telegram_unreachable, telegram_failed, telegram_error, or one any route may answer with */
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
    submitLoginCode: {
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
                    /** @example 12345 */
                    code: string;
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
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A problem: login_lost, login_expired, login_restarted, login_needs_update, phone_banned, account_banned, flood_wait, telegram_app_refused, telegram_unreachable, telegram_failed, telegram_error, wrong_state, account_already_connected, account_connected_elsewhere, account_being_removed, code_invalid, code_expired, code_tries_used_up, phone_unoccupied, or one any route may answer with */
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
    submitLoginPassword: {
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
                    password: string;
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
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A problem: login_lost, login_expired, login_restarted, login_needs_update, phone_banned, account_banned, flood_wait, telegram_app_refused, telegram_unreachable, telegram_failed, telegram_error, wrong_state, account_already_connected, account_connected_elsewhere, account_being_removed, password_invalid, password_question_changed, password_tries_used_up, login_flood, or one any route may answer with */
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
    watchLogin: {
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
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    getAccount: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
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
    removeAccount: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRemoval"];
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
    changeAccount: {
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
                    /** @example Support, second shift */
                    label: string | null;
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
                    "application/json": components["schemas"]["Account"];
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
    listAccounts: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
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
                        items: components["schemas"]["Account"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    countAccountLog: {
        parameters: {
            query?: {
                /** @example 2026-11-20T15:00:00+03:00 */
                since?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                until?: string;
                /** @example Europe/Moscow */
                timeZone?: string;
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["AccountLogCount"][];
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
    countTeamLog: {
        parameters: {
            query?: {
                /** @example 2026-11-20T15:00:00+03:00 */
                since?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                until?: string;
                /** @example Europe/Moscow */
                timeZone?: string;
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                accountId?: string;
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
                        items: components["schemas"]["AccountLogCount"][];
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
    listAccountLog: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                /** @example 2026-11-20T15:00:00+03:00 */
                since?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                until?: string;
                code?: string;
                kind?: "login" | "logout" | "call" | "error";
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["AccountLogEntry"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    listTeamLog: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                /** @example 2026-11-20T15:00:00+03:00 */
                since?: string;
                /** @example 2026-11-20T15:00:00+03:00 */
                until?: string;
                code?: string;
                kind?: "login" | "logout" | "call" | "error";
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                accountId?: string;
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
                        items: components["schemas"]["AccountLogEntry"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    listAccountChannels: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["AccountChannel"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
                        readAt: string | null;
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
    checkChannel: {
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
                     * @example https://t.me/name
                     * @example @name
                     */
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
                    "application/json": components["schemas"]["ChatRights"];
                };
            };
            /** @description A problem: link_not_recognised, link_to_person, link_to_bot, link_to_other, chat_not_found, channel_private, account_busy, account_limit_reached, account_paused, account_logged_out, account_frozen, account_banned, peer_flood, flood_wait, telegram_unreachable, telegram_failed, telegram_error, or one any route may answer with */
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
    listLeases: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
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
                        items: components["schemas"]["AccountInUse"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    getTeamUsage: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["TeamUsage"];
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
    getUsage: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
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
    listBudgets: {
        parameters: {
            query: {
                ids: string;
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
                        items: components["schemas"]["AccountBudget"][];
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
    getAccountProfile: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example careful */
                        profile: string;
                        effective: components["schemas"]["ProfileNumbers"];
                        choices: string[];
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
    chooseAccountProfile: {
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
                    /** @example careful */
                    profile: string;
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
            /** @description A problem: no_such_profile, or one any route may answer with */
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
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example careful */
                name: string;
            };
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
                    "application/json": components["schemas"]["LimitsProfile"];
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
    setProfile: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                /** @example careful */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StricterNumbersInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsProfile"];
                };
            };
            /** @description A problem: changed_meanwhile, if_match_needed, profile_built_in, or one any route may answer with */
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
    deleteProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example careful */
                name: string;
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
            /** @description A problem: profile_in_use, profile_built_in, or one any route may answer with */
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
    listProfiles: {
        parameters: {
            query?: never;
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
                        table: components["schemas"]["ProfileNumbers"];
                        items: components["schemas"]["LimitsProfile"][];
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
    extendRestriction: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
                kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "paused";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @example 2026-11-20T15:00:00+03:00
                     */
                    until: string;
                    /** @example The appeal was granted */
                    reason: string;
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
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description A problem: not_restricted, or one any route may answer with */
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
    liftRestriction: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
                kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "paused";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example The appeal was granted */
                    reason: string;
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
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description A problem: not_restricted, wait_is_mandated, or one any route may answer with */
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
    pauseAccount: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example The appeal was granted */
                    reason: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T15:00:00+03:00
                     */
                    until?: string;
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
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description A problem: account_paused_already, account_logged_out, or one any route may answer with */
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
    resumeAccount: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example The appeal was granted */
                    reason: string;
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
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description A problem: account_not_paused, account_logged_out, or one any route may answer with */
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
    watchAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    listOutOfWork: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
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
                        items: components["schemas"]["AccountOutOfWork"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    cancelParsingTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsingTask"];
                };
            };
            /** @description A problem: wrong_state, or one any route may answer with */
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
    listParsingTasks: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                state?: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
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
                        items: components["schemas"]["ParsingTask"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    createParsingTask: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: {
                        /** @enum {string} */
                        kind: "members";
                        /**
                         * @example https://t.me/name
                         * @example @name
                         */
                        link: string;
                    };
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority?: "high" | "normal" | "low";
                    /**
                     * @default safe
                     * @enum {string}
                     */
                    speed?: "safe" | "medium" | "fast";
                    /** @example 1000 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsingTask"];
                };
            };
            /** @description A problem: link_not_recognised, or one any route may answer with */
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
    getParsingTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsingTask"];
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
    deleteParsingTask: {
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
            /** @description A problem: wrong_state, or one any route may answer with */
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
    exportParsingResults: {
        parameters: {
            query: {
                text?: string;
                hasUsername?: "true" | "false";
                premium?: "true" | "false";
                bot?: "true" | "false";
                deleted?: "true" | "false";
                /** @example 5551234567 */
                platformUserId?: string;
                format: "csv";
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/csv */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    listParsingResults: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                text?: string;
                hasUsername?: "true" | "false";
                premium?: "true" | "false";
                bot?: "true" | "false";
                deleted?: "true" | "false";
                /** @example 5551234567 */
                platformUserId?: string;
                skip?: number;
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["ParsingResult"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    pauseParsingTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsingTask"];
                };
            };
            /** @description A problem: wrong_state, or one any route may answer with */
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
    resumeParsingTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsingTask"];
                };
            };
            /** @description A problem: wrong_state, or one any route may answer with */
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
    watchParsingTask: {
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
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    watchParsingTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    cancelInviteTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteTask"];
                };
            };
            /** @description A problem: wrong_state, no_targets, or one any route may answer with */
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
    listInviteTasks: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                state?: "draft" | "running" | "paused" | "completed" | "cancelled";
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
                        items: components["schemas"]["InviteTask"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    createInviteTask: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @example https://t.me/name
                     * @example @name
                     */
                    destination: string;
                    /** @enum {string} */
                    kind: "group_invite";
                    accountIds?: string[];
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority?: "high" | "normal" | "low";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteTask"];
                };
            };
            /** @description A problem: link_not_recognised, link_to_person, link_to_bot, link_to_other, chat_not_found, channel_private, chat_admin_required, no_account_connected, channel_accepts_no_additions, account_busy, account_limit_reached, service_unavailable, or one any route may answer with */
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
    getInviteTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteTask"];
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
    deleteInviteTask: {
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
            /** @description A problem: wrong_state, or one any route may answer with */
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
    pauseInviteTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteTask"];
                };
            };
            /** @description A problem: wrong_state, no_targets, or one any route may answer with */
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
    resumeInviteTask: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteTask"];
                };
            };
            /** @description A problem: wrong_state, no_targets, or one any route may answer with */
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
    startInviteTask: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                    "application/json": components["schemas"]["InviteTask"];
                };
            };
            /** @description A problem: wrong_state, no_targets, or one any route may answer with */
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
    watchInviteTask: {
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
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    countAttempts: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            outcome: "under_way" | "joined" | "already_member" | "refused" | "unknown" | "not_sent";
                            reason: {
                                code: string;
                                message: {
                                    en: string;
                                    ru: string;
                                };
                            } | null;
                            /** @example 42 */
                            attempts: number;
                        }[];
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
    getTargetStats: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetStats"];
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
    importParsingResults: {
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
                    parsingTaskId: string;
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
                        /** @example 42 */
                        added: number;
                        /** @example 42 */
                        duplicates: number;
                        /** @example 42 */
                        bots: number;
                        /** @example 42 */
                        deleted: number;
                        /** @example 42 */
                        protected: number;
                    };
                };
            };
            /** @description A problem: source_empty, wrong_state, or one any route may answer with */
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
    listAttempts: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                outcome?: "under_way" | "joined" | "already_member" | "refused" | "unknown" | "not_sent";
                reason?: string;
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["Attempt"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    listTargets: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                state?: "pending" | "inviting" | "joined" | "already_member" | "failed" | "unknown";
            };
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
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
                        items: components["schemas"]["Target"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    listTeamAttempts: {
        parameters: {
            query?: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                cursor?: string;
                limit?: number;
                outcome?: "under_way" | "joined" | "already_member" | "refused" | "unknown" | "not_sent";
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
                        items: components["schemas"]["TeamAttempt"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        total: number;
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
    listInviteAccounts: {
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
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InviteAccount"][];
                    };
                };
            };
            /** @description A problem: service_unavailable, or one any route may answer with */
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
    getStatus: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Status"];
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
    getSystem: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["System"];
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

namespace Analytics.Desk.Tests.Access;

/// <summary>Every route of the desk with who may use it. A route that is not here, or whose rule is another one, fails the tests.</summary>
internal static class RouteList
{
    /// <summary>Method, address and rule; <c>unseen</c>: whoever the rule keeps out is told that there is no such thing.</summary>
    public const string Text = """
        GET / anyone
        GET /admin admins
        GET /admin/lists admins
        GET /admin/lists/new admins
        GET /admin/lists/{list} admins
        GET /admin/series admins
        GET /admin/series/new admins
        GET /admin/series/{series} admins
        GET /admin/users/{user} admins
        GET /assets/{name} everybody
        GET /assignments editors
        GET /assignments/new editors
        GET /assignments/{assignment} editors
        GET /audit admins
        GET /calendar editors
        GET /calendar/new editors
        GET /calendar/{system}/{period} editors
        GET /collection senders
        GET /collection/copies/{copy} senders
        GET /collection/{series}/{quarter}/{unit} senders
        GET /collection/{series}/{quarter}/{unit}/correct editors
        GET /collection/{series}/{quarter}/{unit}/template senders
        GET /hangfire/{**rest} anyone
        GET /healthz everybody
        GET /indicators readers
        GET /indicators/{indicator} readers
        GET /indicators/{indicator}/figures.csv readers
        GET /jobs editors
        GET /jobs/counts.json editors
        GET /jobs/new editors
        GET /jobs/recurring editors
        GET /jobs/servers editors
        GET /jobs/{run:long} editors
        GET /jobs/{run:long}/again editors
        GET /jobs/{run:long}/progress.json editors
        GET /jobs/{state:alpha} editors
        GET /metrics everybody
        GET /packs readers
        GET /packs/{committee}/{series}/{period} readers unseen
        GET /packs/{committee}/{series}/{period}/compare readers unseen
        GET /packs/{committee}/{series}/{period}/v{version:int} readers unseen
        GET /packs/{committee}/{series}/{period}/v{version:int}/{file} readers unseen
        GET /password anyone
        GET /readyz everybody
        GET /sign-in everybody
        GET /submissions senders
        GET /submissions/{submission:long} senders
        GET /submissions/{submission:long}/files/{place:int} senders
        GET /submissions/{submission:long}/withdraw editors
        GET /{*path} anyone
        POST /admin/lists admins
        POST /admin/series admins
        POST /admin/users admins
        POST /admin/users/{user} admins
        POST /admin/users/{user}/disable admins
        POST /admin/users/{user}/end-sessions admins
        POST /admin/users/{user}/renew admins
        POST /assignments/new editors
        POST /assignments/{assignment} editors
        POST /calendar/holidays editors
        POST /calendar/holidays/save editors
        POST /calendar/new editors
        POST /calendar/{system}/{period} editors
        POST /calendar/{system}/{period}/save editors
        POST /collection/upload editors
        POST /collection/{series}/{quarter}/{unit}/correct editors
        POST /collection/{series}/{quarter}/{unit}/remind editors
        POST /collection/{series}/{quarter}/{unit}/upload senders
        POST /jobs/cancel editors
        POST /jobs/delete editors
        POST /jobs/new editors
        POST /jobs/recurring/pause editors
        POST /jobs/recurring/resume editors
        POST /jobs/recurring/trigger editors
        POST /jobs/requeue editors
        POST /language everybody
        POST /packs/{committee}/{series}/{period}/v{version:int}/approve approvers
        POST /packs/{committee}/{series}/{period}/v{version:int}/check editors
        POST /packs/{committee}/{series}/{period}/v{version:int}/reject approvers
        POST /packs/{committee}/{series}/{period}/v{version:int}/send approvers
        POST /packs/{committee}/{series}/{period}/v{version:int}/settle approvers
        POST /packs/{committee}/{series}/{period}/v{version:int}/suggestion editors
        POST /password anyone
        POST /sign-in everybody
        POST /submissions/{submission:long}/withdraw editors
        POST /sign-out anyone
        POST /{*path} anyone
        """;
}

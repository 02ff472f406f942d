using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Audit;

/// <summary>Notes where somebody known was refused: what they may not do, and records that exist but are not theirs to see.</summary>
internal static partial class RefusedAccess
{
    public static async Task Note(HttpContext http, Exception refusal, ILogger logger)
    {
        var caller = http.RequestServices.GetRequiredService<CurrentUser>();
        if (refusal is not (ForbiddenException or NotFoundException) || caller.Id is null || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return;
        }

        try
        {
            var type = endpoint.Metadata.GetMetadata<RecordType>();
            Guid? id = Guid.TryParse(http.GetRouteValue("id") as string, out var given) ? given : null;
            if (refusal is ForbiddenException || (type is not null && id is { } asked && await Exists(http, type, asked)))
            {
                var refused = new Refused(
                    caller.Id.Value, caller.Source, endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", refusal is ForbiddenException ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
                if (http.RequestServices.GetRequiredService<RefusalRate>().IsFirst(refused))
                {
                    await http.RequestServices.GetRequiredService<IAuditLog>().WriteNow(
                        AuditActions.AccessRefused, type?.Name, id, new { operation = refused.Operation, status = refused.Status, code = ((CrmException)refusal).Code });
                }
            }
        }
        catch (Exception e)
        {
            // The refusal itself must reach the caller.
            LogTrouble(logger, e);
        }
    }

    // Asked by the system: what it sees and the caller does not is somebody else's.
    private static async Task<bool> Exists(HttpContext http, RecordType type, Guid id)
    {
        var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using (scope)
        {
            return await type.Visible(scope.ServiceProvider.GetRequiredService<CrmDbContext>(), scope.ServiceProvider.GetRequiredService<CurrentUser>(), id, CancellationToken.None) is not null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A refused access could not be noted in the audit log")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}

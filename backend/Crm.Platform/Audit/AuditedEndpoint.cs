using Crm.Platform.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Audit;

/// <summary>How an endpoint that only reads says that the audit log asks for it.</summary>
public static class AuditedEndpoint
{
    /// <summary>Notes each call that is not refused, before its answer is sent: which operation, and by names, not values, what was asked for.</summary>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder endpoint, string action) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var http = context.HttpContext;
        var metadata = http.GetEndpoint()!.Metadata;
        await http.RequestServices.GetRequiredService<IAuditLog>().WriteNow(
            action,
            metadata.GetMetadata<RecordType>()?.Name,
            Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null,
            new { operation = metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, parameters = http.Request.Query.Keys },
            CancellationToken.None);
        return answer;
    });
}

using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Records.Duplicates;

/// <summary>The endpoint that a form asks while somebody types.</summary>
internal static class DuplicateEndpoint
{
    public static void Map<T>(IEndpointRouteBuilder group, RecordType<T> type)
        where T : Record
    {
        if (type.IdentityFields.Count == 0)
        {
            return;
        }

        group.MapPost("/duplicates", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new FindDuplicates<T>(RecordValues.Read(type, await JsonBody.Read(http, ct))), ct)))
            .WithName($"FindDuplicate{Names.Pascal(type.Resource)}").WithSummary($"Look for {type.Resource} that may be the one about to be created")
            .WithDescription("Takes what a creation takes, as far as it is typed. At most five that the caller may see, with what agrees: `emails`, `phones`, `domains`, `name`, `similarName`. What more than twenty records have in common says nothing.")
            .Accepts(RecordShape.Patch).Requires(type.ReadPermission);
    }
}

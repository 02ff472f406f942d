using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Records;

/// <summary>Groups of a list, by an address or by a body.</summary>
internal static class GroupEndpoints
{
    private const string Member = "by";

    public static void Map<T>(IEndpointRouteBuilder group, RecordType<T> type)
        where T : Record
    {
        var nouns = Names.Pascal(type.Resource);
        group.MapGet("/groups", async (HttpContext http, string? by, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GroupRecords<T>(by ?? "", ListRequest.Read(http.Request.Query, type, Member)), ct)))
            .WithName($"Group{nouns}").WithSummary($"Count {type.Resource} by the values of one field, the biggest group first")
            .WithDescription($"Takes the filters of the list. At most {Grouping.Most} groups; `other` is how many records are in the rest. A `value` is what a filter takes; null stands for records without one (`isNull`).")
            .Requires(type.ReadPermission);

        group.MapPost("/groups", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var body = await JsonBody.Read(http, ct);
                var by = body.ValueKind == JsonValueKind.Object && body.TryGetProperty(Member, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
                return TypedResults.Ok(await mediator.Send(new GroupRecords<T>(by, ListRequest.Read(body, type, Member)), ct));
            })
            .WithName($"GroupFound{nouns}").WithSummary($"Count {type.Resource} that a tree of conditions finds by the values of one field")
            .WithDescription("`{\"by\", \"where\", \"q\"}`; answers as the GET does.")
            .Accepts(RecordShape.Groups).Requires(type.ReadPermission);
    }
}

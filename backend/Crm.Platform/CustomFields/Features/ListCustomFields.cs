using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.CustomFields.Features;

/// <summary>The definitions, in the order of forms; a few hundred at most.</summary>
internal sealed record ListCustomFields(string? RecordType, bool Retired) : IQuery<CustomFieldList>;

/// <summary>Definitions in their order.</summary>
public sealed class CustomFieldList
{
    public required IReadOnlyList<CustomFieldResponse> Items { get; init; }
}

internal sealed class ListCustomFieldsHandler(CrmDbContext db) : IRequestHandler<ListCustomFields, CustomFieldList>
{
    public async Task<CustomFieldList> Handle(ListCustomFields request, CancellationToken cancellationToken)
    {
        var fields = await db.Set<CustomField>().AsNoTracking()
            .Where(f => (request.RecordType == null || f.RecordType == request.RecordType) && (request.Retired || !f.Retired))
            .OrderBy(f => f.RecordType).ThenBy(f => f.Position).ThenBy(f => f.Key).ToListAsync(cancellationToken);
        return new CustomFieldList { Items = fields.ConvertAll(CustomFieldResponse.Of) };
    }
}

internal sealed class ListCustomFieldsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/custom-fields", async (string? recordType, bool? retired, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListCustomFields(recordType, retired ?? false), ct)))
        .WithName("ListCustomFields").WithTags("Custom fields").WithSummary("List the fields that were added to record types")
        .WithDescription("`retired=true` lists retired ones too.")
        .Requires(CustomFieldPermissions.Manage);
}

internal sealed class GetCustomFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/custom-fields/{id:guid}", async (Guid id, HttpContext http, CustomFieldStore store, CancellationToken ct) =>
        {
            var field = CustomFieldResponse.Of(await store.Load(id, expectedVersion: null, ct));
            http.Response.Headers.ETag = ETags.Of(field.Version);
            return TypedResults.Ok(field);
        })
        .WithName("GetCustomField").WithTags("Custom fields").WithSummary("Read the definition of one custom field")
        .Requires(CustomFieldPermissions.Manage);
}

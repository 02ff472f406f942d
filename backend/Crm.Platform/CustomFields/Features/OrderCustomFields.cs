using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Puts the custom fields of a record type into an order; those that are not named follow.</summary>
public sealed record OrderCustomFields(string RecordType, IReadOnlyList<Guid> Ids) : ICommand<CustomFieldList>;

internal sealed class OrderCustomFieldsHandler(CrmDbContext db, CustomFieldStore store) : IRequestHandler<OrderCustomFields, CustomFieldList>
{
    public async Task<CustomFieldList> Handle(OrderCustomFields request, CancellationToken cancellationToken)
    {
        var fields = await db.Set<CustomField>().Where(f => f.RecordType == request.RecordType).OrderBy(f => f.Position).ThenBy(f => f.Key).ToListAsync(cancellationToken);
        var wanted = request.Ids.Distinct().ToList();
        if (wanted.Exists(id => !fields.Exists(f => f.Id == id)))
        {
            throw new InvalidInputException("ids", "Name custom fields of this record type.");
        }

        var ordered = wanted.ConvertAll(id => fields.Single(f => f.Id == id)).Concat(fields.Where(f => !wanted.Contains(f.Id))).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var position = i + 1;
            await store.Change(ordered[i], ChangeKind.Edit, f => f.Position = position, cancellationToken);
        }

        return new CustomFieldList { Items = [.. ordered.Where(f => !f.Retired).Select(CustomFieldResponse.Of)] };
    }
}

internal sealed class OrderCustomFieldsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/custom-fields/order", async (OrderCustomFields body, HttpContext http, IMediator mediator, CustomFieldAnswer answer, CancellationToken ct) =>
        {
            var list = await mediator.Send(body, ct);
            await answer.Refresh(http, ct);
            return TypedResults.Ok(list);
        })
        .WithName("OrderCustomFields").WithTags("Custom fields").WithSummary("Order the custom fields of a record type")
        .Requires(CustomFieldPermissions.Manage);
}

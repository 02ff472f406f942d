using Crm.Kernel;
using Crm.Platform.History;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Hides a custom field everywhere, or shows it again; the values stay.</summary>
internal sealed record RetireCustomField(Guid Id, bool Retired, long? ExpectedVersion = null) : ICommand<CustomFieldResponse>;

internal sealed class RetireCustomFieldHandler(CustomFieldStore store) : IRequestHandler<RetireCustomField, CustomFieldResponse>
{
    public async Task<CustomFieldResponse> Handle(RetireCustomField request, CancellationToken cancellationToken)
    {
        var field = await store.Load(request.Id, request.ExpectedVersion, cancellationToken);
        var operation = request.Retired ? ChangeKind.Delete : ChangeKind.Restore;
        return CustomFieldResponse.Of(await store.Change(field, operation, f => f.Retired = request.Retired, cancellationToken));
    }
}

internal sealed class RetireCustomFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/custom-fields/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CustomFieldAnswer answer, CancellationToken ct) =>
        {
            await answer.Of(http, await mediator.Send(new RetireCustomField(id, Retired: true, ETags.IfMatch(http)), ct), ct);
            return TypedResults.NoContent();
        })
        .WithName("RetireCustomField").WithTags("Custom fields").WithSummary("Retire a custom field")
        .WithDescription("It is hidden everywhere; values stay and come back when it is restored. Refused while a formula or a condition of another field refers to it.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(CustomFieldPermissions.Manage);
}

internal sealed class RestoreCustomFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/custom-fields/{id:guid}/restore", async (Guid id, HttpContext http, IMediator mediator, CustomFieldAnswer answer, CancellationToken ct) =>
            TypedResults.Ok(await answer.Of(http, await mediator.Send(new RetireCustomField(id, Retired: false), ct), ct)))
        .WithName("RestoreCustomField").WithTags("Custom fields").WithSummary("Bring a retired custom field back, with its values")
        .Requires(CustomFieldPermissions.Manage);
}

using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Adds a field to a record type.</summary>
public sealed record CreateCustomField(
    string RecordType, string Key, CustomFieldKind Kind, string Label, Dictionary<string, string>? Labels = null, string? Help = null, string? Section = null,
    IReadOnlyList<CustomFieldOption>? Options = null, string? ReferenceTo = null, bool Required = false, JsonElement? Default = null, JsonElement? VisibleWhen = null,
    string? Formula = null, CustomFieldKind? ResultKind = null, bool Personal = false, int? MaxLength = null, string? Currency = null, int? Position = null)
    : ICommand<CustomFieldResponse>;

internal sealed class CreateCustomFieldHandler(CrmDbContext db, RecordCatalog records, CustomFieldStore store) : IRequestHandler<CreateCustomField, CustomFieldResponse>
{
    private const string UsualSection = "other";

    public async Task<CustomFieldResponse> Handle(CreateCustomField request, CancellationToken cancellationToken)
    {
        if (records.Find(request.RecordType) is null)
        {
            throw new InvalidInputException("recordType", $"There is no record type {request.RecordType}. Choose one of: {string.Join(", ", records.All.Select(t => t.Name))}.");
        }

        var last = await db.Set<CustomField>().Where(f => f.RecordType == request.RecordType).MaxAsync(f => (int?)f.Position, cancellationToken);
        var field = new CustomField
        {
            RecordType = request.RecordType,
            Key = request.Key,
            Kind = request.Kind,
            Label = request.Label,
            Labels = request.Labels ?? [],
            Help = request.Help,
            Section = request.Section ?? UsualSection,
            Options = [.. request.Options ?? []],
            ReferenceTo = request.ReferenceTo,
            Required = request.Required,
            Default = UpdateCustomFieldHandler.Text(request.Default),
            VisibleWhen = UpdateCustomFieldHandler.Text(request.VisibleWhen),
            Formula = request.Formula,
            ResultKind = request.ResultKind,
            Personal = request.Personal,
            MaxLength = request.MaxLength,
            Currency = request.Currency,
            Position = request.Position ?? (last ?? 0) + 1,
        };
        return CustomFieldResponse.Of(await store.Add(field, cancellationToken));
    }
}

internal sealed class CreateCustomFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/custom-fields", async (CreateCustomField body, HttpContext http, IMediator mediator, CustomFieldAnswer answer, CancellationToken ct) =>
        {
            var field = await answer.Of(http, await mediator.Send(body, ct), ct);
            return TypedResults.Created($"/api/v1/custom-fields/{field.Id}", field);
        })
        .WithName("CreateCustomField").WithTags("Custom fields").WithSummary("Add a field to a record type")
        .WithDescription("It is there at once on this instance and within seconds on all others, in forms, lists, filters, sorts, imports, exports, history and the API, as `custom.<key>`. Neither key nor kind ever change.")
        .Requires(CustomFieldPermissions.Manage);
}

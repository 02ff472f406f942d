using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Kernel;
using Crm.Platform.History;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Changes what a custom field is called, offers, demands or computes.</summary>
public sealed record UpdateCustomField(
    Optional<string> Label = default, Optional<Dictionary<string, string>> Labels = default, Optional<string?> Help = default, Optional<string> Section = default,
    Optional<List<CustomFieldOption>> Options = default, Optional<bool> Required = default, Optional<JsonElement> Default = default,
    Optional<JsonElement> VisibleWhen = default, Optional<string> Formula = default, Optional<bool> Personal = default, Optional<int?> MaxLength = default,
    Optional<string?> Currency = default, Optional<int> Position = default) : ICommand<CustomFieldResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateCustomFieldHandler(CustomFieldStore store) : IRequestHandler<UpdateCustomField, CustomFieldResponse>
{
    public async Task<CustomFieldResponse> Handle(UpdateCustomField request, CancellationToken cancellationToken)
    {
        var field = await store.Load(request.Id, request.ExpectedVersion, cancellationToken);
        if (field.Retired)
        {
            throw new ConflictException("custom_field_retired", "This field is retired. Restore it before you change it.");
        }

        return CustomFieldResponse.Of(await store.Change(field, ChangeKind.Edit, f => Apply(f, request), cancellationToken));
    }

    /// <summary>JSON as it is stored; null for nothing and for null.</summary>
    public static string? Text(JsonElement? json) => json is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given.GetRawText() : null;

    private static void Apply(CustomField field, UpdateCustomField request)
    {
        request.Label.IfGiven(v => field.Label = v ?? "");
        request.Labels.IfGiven(v => field.Labels = v ?? []);
        request.Help.IfGiven(v => field.Help = v);
        request.Section.IfGiven(v => field.Section = v ?? "");
        request.Options.IfGiven(v => field.Options = WithFormer(field.Options, v ?? []));
        request.Required.IfGiven(v => field.Required = v);
        request.Default.IfGiven(v => field.Default = Text(v));
        request.VisibleWhen.IfGiven(v => field.VisibleWhen = Text(v));
        request.Formula.IfGiven(v => field.Formula = v);
        request.Personal.IfGiven(v => field.Personal = v);
        request.MaxLength.IfGiven(v => field.MaxLength = v);
        request.Currency.IfGiven(v => field.Currency = v);
        request.Position.IfGiven(v => field.Position = v);
    }

    // An option that is left out is retired: records that have it keep it, and its name.
    private static List<CustomFieldOption> WithFormer(List<CustomFieldOption> former, List<CustomFieldOption> given) =>
        [.. given, .. former.Where(o => !given.Exists(g => g.Value == o.Value)).Select(o => o with { Retired = true })];
}

internal sealed class UpdateCustomFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/custom-fields/{id:guid}", async (Guid id, UpdateCustomField body, HttpContext http, IMediator mediator, CustomFieldAnswer answer, CancellationToken ct) =>
            TypedResults.Ok(await answer.Of(http, await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct), ct)))
        .WithName("UpdateCustomField").WithTags("Custom fields").WithSummary("Change a custom field")
        .WithDescription("Members that are absent stay as they are. Options that are left out are retired: records keep them, and nobody can choose them newly. A changed formula is computed for all records by a job.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(CustomFieldPermissions.Manage);
}

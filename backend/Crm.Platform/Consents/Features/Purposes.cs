using System.Text.RegularExpressions;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Templates;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents.Features;

/// <summary>Creates a purpose, or changes it: other texts become a new version, and what people agreed to before stays what it was.</summary>
internal sealed record SavePurpose(string Key, LegalBasis Basis, IReadOnlyList<ConsentChannel> Channels, IReadOnlyDictionary<string, ConsentText> Texts, bool Retired = false) : ICommand<PurposeResponse>;

/// <summary>The purposes for which people may be asked.</summary>
internal sealed record ListPurposes : IQuery<IReadOnlyList<PurposeResponse>>;

/// <summary>All purposes, the retired ones too.</summary>
public sealed record PurposeList(IReadOnlyList<PurposeResponse> Items);

/// <summary>A purpose with its present texts.</summary>
public sealed record PurposeResponse(string Key, LegalBasis Basis, IReadOnlyList<ConsentChannel> Channels, int TextVersion, IReadOnlyDictionary<string, ConsentText> Texts, bool Retired);

internal static class ConsentPermissions
{
    public static readonly Permission Manage = new("consents.manage", "Say for which purposes people are asked, and with which texts");
}

internal sealed partial class SavePurposeValidator : AbstractValidator<SavePurpose>
{
    private const int MaxName = 100;
    private const int MaxText = 4000;

    public SavePurposeValidator()
    {
        RuleFor(p => p.Key).Must(k => k.Length <= ConsentConfiguration.MaxPurpose && Key().IsMatch(k)).WithMessage("A key has small letters, digits and hyphens, and begins with a letter.");
        RuleFor(p => p.Channels).Must(c => c.Count > 0 && c.Distinct().Count() == c.Count).WithMessage("Give at least one channel, each once.");
        RuleFor(p => p.Texts).Must(t => t.ContainsKey("en") && t.Keys.All(TemplateCheck.Languages.Contains))
            .WithMessage($"Give a text in English, and others in: {string.Join(", ", TemplateCheck.Languages)}.");
        RuleForEach(p => p.Texts.Values).Must(t => t.Name.Trim().Length is > 0 and <= MaxName && t.Text.Trim().Length is > 0 and <= MaxText)
            .WithMessage($"Give a name of {MaxName} characters at most, and a text of {MaxText} at most.").OverridePropertyName("texts");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();
}

internal sealed class PurposeHandler(CrmDbContext db, IAuditLog audit, TimeProvider clock) : IRequestHandler<SavePurpose, PurposeResponse>, IRequestHandler<ListPurposes, IReadOnlyList<PurposeResponse>>
{
    public async Task<PurposeResponse> Handle(SavePurpose request, CancellationToken cancellationToken)
    {
        var purpose = await db.Set<ConsentPurpose>().SingleOrDefaultAsync(p => p.Key == request.Key, cancellationToken) ?? db.Add(new ConsentPurpose { Key = request.Key }).Entity;
        var texts = request.Texts.ToDictionary(StringComparer.Ordinal);
        if (purpose.Versions.Count == 0 || !Same(purpose.Current.Texts, texts))
        {
            purpose.Versions = [.. purpose.Versions, new ConsentTextVersion(purpose.Versions.Count + 1, clock.GetUtcNow().UtcDateTime, texts)];
        }

        (purpose.Basis, purpose.Channels, purpose.Retired) = (request.Basis, [.. request.Channels], request.Retired);
        audit.Write(AuditActions.SettingsChanged, "consentPurpose", details: new { purpose.Key, purpose.Basis, version = purpose.Current.Version, purpose.Retired });
        return Show(purpose);
    }

    public async Task<IReadOnlyList<PurposeResponse>> Handle(ListPurposes request, CancellationToken cancellationToken) =>
        [.. (await db.Set<ConsentPurpose>().AsNoTracking().OrderBy(p => p.Key).ToListAsync(cancellationToken)).Select(Show)];

    private static bool Same(Dictionary<string, ConsentText> a, Dictionary<string, ConsentText> b) => a.Count == b.Count && a.All(t => b.GetValueOrDefault(t.Key) == t.Value);

    private static PurposeResponse Show(ConsentPurpose p) => new(p.Key, p.Basis, p.Channels, p.Current.Version, p.Current.Texts, p.Retired);
}

internal sealed class PurposeEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/consent-purposes", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(new PurposeList(await mediator.Send(new ListPurposes(), ct))))
            .WithName("ListConsentPurposes").WithTags("Consents").WithSummary("List the purposes for which people may be asked").EvenForApps().RequiresSignIn();
        routes.MapPut("/consent-purposes/{key}", async (string key, PurposeBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new SavePurpose(key, body.Basis, body.Channels, body.Texts, body.Retired), ct)))
            .WithName("SaveConsentPurpose").WithTags("Consents").WithSummary("Create or change a purpose")
            .WithDescription("Other texts become a new version; what people agreed to before stays. A purpose is retired and never removed. With `legitimateInterest` people may be written to until they object.")
            .Requires(ConsentPermissions.Manage);
    }
}

/// <summary>What a purpose is made of.</summary>
internal sealed record PurposeBody(LegalBasis Basis, IReadOnlyList<ConsentChannel> Channels, IReadOnlyDictionary<string, ConsentText> Texts, bool Retired = false);

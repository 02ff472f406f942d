using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents.Preferences;

/// <summary>A person chooses, behind the secret of their own link: some boxes, or nothing at all, or one click in a mail program (RFC 8058).</summary>
internal sealed record ChoosePreferences(string RecordType, Guid RecordId, PreferenceChoice Choice, string Language, string? Ip, string? UserAgent) : ICommand;

/// <summary>The boxes that are ticked; null is "nothing any more" on every channel, or for one purpose on one channel.</summary>
internal sealed record PreferenceChoice(IReadOnlySet<string>? May, ConsentChannel? Channel = null, string? Purpose = null);

internal sealed class ChoosePreferencesHandler(CrmDbContext db, ConsentRecorder recorder) : IRequestHandler<ChoosePreferences, Unit>
{
    public async Task<Unit> Handle(ChoosePreferences request, CancellationToken cancellationToken)
    {
        var choice = request.Choice;
        ConsentAct Act(ConsentChannel channel, string purpose, ConsentStatus status) => new(channel, purpose, status, choice.Channel is null ? "preferencePage" : "oneClick")
        {
            Language = request.Language, Ip = request.Ip, UserAgent = request.UserAgent, Form = "preferences",
        };
        List<ConsentAct> acts = [];
        if (choice.May is null)
        {
            ConsentChannel[] channels = choice.Channel is { } one ? [one] : Enum.GetValues<ConsentChannel>();
            acts.AddRange(channels.Select(c => Act(c, choice.Purpose ?? ConsentPurpose.Everything, ConsentStatus.Withdrawn)));
        }
        else
        {
            var states = await db.Set<ConsentState>().AsNoTracking().Where(s => s.RecordId == request.RecordId).ToListAsync(cancellationToken);
            acts.AddRange(from purpose in await Open(db).ToListAsync(cancellationToken)
                          from channel in purpose.Channels
                          let wants = choice.May.Contains(PreferencePage.Name(channel, purpose.Key))
                          where wants != IsOn(purpose, channel, states)
                          select Act(channel, purpose.Key, wants ? ConsentStatus.Granted : ConsentStatus.Withdrawn));
        }

        await recorder.Record(request.RecordType, request.RecordId, acts, cancellationToken);
        return Unit.Value;
    }

    /// <summary>What can be chosen: nobody opts out of their invoices.</summary>
    internal static IQueryable<ConsentPurpose> Open(CrmDbContext db) => db.Set<ConsentPurpose>().AsNoTracking().Where(p => !p.Retired && p.Basis != LegalBasis.Contract).OrderBy(p => p.Key);

    internal static bool IsOn(ConsentPurpose purpose, ConsentChannel channel, IEnumerable<ConsentState> states) =>
        ConsentCheck.Judge(purpose.Basis, states.Where(s => s.Channel == channel && (s.Purpose == purpose.Key || s.Purpose == ConsentPurpose.Everything))).MaySend;
}

/// <summary>The page itself, outside of the API: without sign-in and without a script.</summary>
internal static class PreferenceEndpoints
{
    private const int MaxForm = 64 * 1024;

    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapGet("/p/{token}", Show).ExcludeFromDescription().OpenToAnyone();
        app.MapPost("/p/{token}", Choose).ExcludeFromDescription().WithMetadata(new SecretInAddress()).OpenToAnyone();
    }

    private static async Task<IResult> Show(string token, HttpContext http, PreferenceLinks links, PreferenceRate rate, CrmDbContext db, CancellationToken ct)
    {
        var language = LanguageOf(http);
        if (Refuse(http, rate, language) is { } refused)
        {
            return refused;
        }

        if (await links.Find(token, ct) is not { } link)
        {
            return Gone(http, language);
        }

        var states = await db.Set<ConsentState>().AsNoTracking().Where(s => s.RecordId == link.RecordId).ToListAsync(ct);
        var purposes = await ChoosePreferencesHandler.Open(db).ToListAsync(ct);
        return PublicPage.Html(http, PreferencePage.Choose(
            language, PublicPage.Nonce(http), http.Request.Path, purposes, (purpose, channel) => ChoosePreferencesHandler.IsOn(purpose, channel, states), http.Request.Query.ContainsKey("saved")));
    }

    private static async Task<IResult> Choose(string token, HttpContext http, PreferenceLinks links, PreferenceRate rate, IMediator mediator, CancellationToken ct)
    {
        var language = LanguageOf(http);
        if (Refuse(http, rate, language) is { } refused)
        {
            return refused;
        }

        if (await links.Find(token, ct) is not { } link)
        {
            return Gone(http, language);
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxForm)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { BufferBodyLengthLimit = MaxForm, ValueCountLimit = 500 }, ct);
        var isOneClick = string.Equals(form["List-Unsubscribe"], "One-Click", StringComparison.OrdinalIgnoreCase);
        var choice = isOneClick
            ? new PreferenceChoice(May: null, QueryChoice.Read<ConsentChannel>(http.Request.Query["channel"], "channel") ?? ConsentChannel.Email, http.Request.Query["purpose"].ToString() is { Length: > 0 } purpose ? purpose : null)
            : new PreferenceChoice(form["act"] == "nothing" ? null : form["may"].OfType<string>().ToHashSet(StringComparer.Ordinal));
        await mediator.Send(new ChoosePreferences(link.RecordType, link.RecordId, choice, language, http.Connection.RemoteIpAddress?.ToString(), Agent(http)), ct);

        // A mail program wants an answer and no page; a browser gets one that it may load again.
        return isOneClick ? Results.Ok() : Results.Redirect(LocalAddress.Of($"{http.Request.Path}?lang={language}&saved"), permanent: false, preserveMethod: false);
    }

    private static string? Agent(HttpContext http) => http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, 300)] : null;

    private static IResult? Refuse(HttpContext http, PreferenceRate rate, string language)
    {
        if (rate.Allows(http.Connection.RemoteIpAddress))
        {
            return null;
        }

        http.Response.Headers.RetryAfter = "60";
        return PublicPage.Html(http, PreferencePage.Say(language, PublicPage.Nonce(http), http.Request.Path, PreferenceTexts.All[language].Title, PreferenceTexts.All[language].TooMany), StatusCodes.Status429TooManyRequests);
    }

    private static IResult Gone(HttpContext http, string language)
    {
        var texts = PreferenceTexts.All[language];
        return PublicPage.Html(http, PreferencePage.Say(language, PublicPage.Nonce(http), http.Request.Path, texts.Gone, texts.GoneHint), StatusCodes.Status404NotFound);
    }

    private static string LanguageOf(HttpContext http) => PublicPage.LanguageOf(http, PreferenceTexts.All.ContainsKey);
}

using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Quotes;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>The page on which a customer reads a quote and answers it, without sign-in and without a script.</summary>
internal sealed class QuotePageEndpoint : IRootEndpoint
{
    private const int MaxForm = 16 * 1024;
    private const int MaxName = 200;
    private const int MaxWords = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/q/{token}", Show).ExcludeFromDescription().OpenToAnyone();
        routes.MapPost("/q/{token}", Answer).ExcludeFromDescription().WithMetadata(new SecretInAddress()).OpenToAnyone();
    }

    private static async Task<IResult> Show(string token, HttpContext http, QuoteLinks links, PreferenceRate rate, Standing standing, IOptions<MailOptions> mail, CancellationToken ct) =>
        Refuse(http, rate) ?? (await links.Find(token, ct) is { } quote ? Page(http, quote, standing, mail.Value, nameMissing: false) : Gone(http));

    private static async Task<IResult> Answer(
        string token, HttpContext http, QuoteLinks links, PreferenceRate rate, Standing standing, IOptions<MailOptions> mail, CurrentUser user, IMediator mediator, CancellationToken ct)
    {
        if (Refuse(http, rate) is { } refused)
        {
            return refused;
        }

        if (await links.Find(token, ct) is not { } quote)
        {
            return Gone(http);
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxForm)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MaxForm, ValueCountLimit = 20 }, ct);
        var name = Typed(form["name"], MaxName);
        if (name.Length == 0)
        {
            return Page(http, quote, standing, mail.Value, nameMissing: true);
        }

        // Whoever has been answered already, or asks too late, reads so on the page.
        if (quote.Status == QuoteStatus.Sent && !quote.HasExpired(standing.Today))
        {
            user.Become(Caller.System);
            await mediator.Send(new AnswerQuote(quote.Id, form["act"] == "accept", name, Typed(form["words"], MaxWords), http.Connection.RemoteIpAddress?.ToString()), ct);
        }

        return Results.Redirect(LocalAddress.Of($"{http.Request.Path}?lang={Language(http, quote)}"), permanent: false, preserveMethod: false);
    }

    private static IResult Page(HttpContext http, Quote quote, Standing standing, MailOptions mail, bool nameMissing) => PublicPage.Html(
        http, QuotePage.Show(quote, Language(http, quote), PublicPage.Nonce(http), http.Request.Path, mail.FromName, standing.Today, nameMissing), nameMissing ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static IResult? Refuse(HttpContext http, PreferenceRate rate)
    {
        if (rate.Allows(http.Connection.RemoteIpAddress))
        {
            return null;
        }

        http.Response.Headers.RetryAfter = "60";
        var (language, texts) = Texts(http);
        return PublicPage.Html(http, QuotePage.Say(language, PublicPage.Nonce(http), http.Request.Path, texts.Quote, texts.TooMany), StatusCodes.Status429TooManyRequests);
    }

    private static IResult Gone(HttpContext http)
    {
        var (language, texts) = Texts(http);
        return PublicPage.Html(http, QuotePage.Say(language, PublicPage.Nonce(http), http.Request.Path, texts.Gone, texts.GoneHint), StatusCodes.Status404NotFound);
    }

    private static (string Language, QuoteTexts Texts) Texts(HttpContext http)
    {
        var language = PublicPage.LanguageOf(http, QuoteTexts.All.ContainsKey);
        return (language, QuoteTexts.All[language]);
    }

    private static string Language(HttpContext http, Quote quote) => PublicPage.LanguageOf(http, QuoteTexts.All.ContainsKey, quote.Language);

    // What a browser's form sends may hold anything, also what not every engine can store.
    private static string Typed(string? text, int most) => (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().AtMost(most);
}

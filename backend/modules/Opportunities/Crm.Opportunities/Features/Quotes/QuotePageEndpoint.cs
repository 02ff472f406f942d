using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>The page on which a customer reads a quote and answers it, without sign-in and without a script.</summary>
internal sealed class QuotePageEndpoint : IRootEndpoint
{
    private const int MaxForm = 16 * 1024;
    private const int MaxName = 200;
    private const int MaxWords = 1000;
    private const int MostValues = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/q/{token}", Show).ExcludeFromDescription().OpenToAnyone();
        routes.MapGet("/q/{token}/pdf", Pdf).ExcludeFromDescription().OpenToAnyone();
        routes.MapPost("/q/{token}", Answer).ExcludeFromDescription().WithMetadata(new SecretInAddress()).OpenToAnyone();
    }

    private static async Task<IResult> Show(string token, HttpContext http, QuoteReading reading, CancellationToken ct)
    {
        if (Refuse(http, reading.Rate) is { } refused)
        {
            return refused;
        }

        if (await reading.Links.Find(token, ct) is not { } quote)
        {
            return Gone(http);
        }

        if (quote is { Status: QuoteStatus.Sent, FirstOpenedAt: null })
        {
            await reading.NoteOpened(quote, ct);
        }

        return await Page(http, quote, reading, wrong: null, ct);
    }

    private static async Task<IResult> Pdf(string token, HttpContext http, QuoteReading reading, QuoteFiles files, CancellationToken ct)
    {
        if (Refuse(http, reading.Rate) is { } refused)
        {
            return refused;
        }

        if (await reading.Links.Find(token, ct) is not { } quote)
        {
            return Gone(http);
        }

        http.Response.Headers.CacheControl = "no-store";
        var file = await files.Write(quote, Language(http, quote), reading.Links.Address(token), ct);
        return Results.File(file.Content, QuoteFiles.Type, file.Name);
    }

    private static async Task<IResult> Answer(string token, HttpContext http, QuoteReading reading, CancellationToken ct)
    {
        if (Refuse(http, reading.Rate) is { } refused)
        {
            return refused;
        }

        if (await reading.Links.Find(token, ct) is not { } quote)
        {
            return Gone(http);
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxForm)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MaxForm, ValueCountLimit = MostValues }, ct);
        var (act, name, texts) = (form["act"].ToString(), Typed(form["name"], MaxName), QuoteTexts.All[Language(http, quote)]);
        var chosen = form["take"].Select(t => int.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out var index) ? index : -1).ToHashSet();
        var asked = quote.With(chosen);
        if (act == "update")
        {
            return await Page(http, asked, reading, await reading.Mismatch(asked, texts, ct), ct);
        }

        if (name.Length == 0)
        {
            return await Page(http, asked, reading, texts.NameMissing, ct);
        }

        if (act == "ask")
        {
            var question = Typed(form["question"], QuoteMessage.MaxText);
            if (question.Length == 0)
            {
                return await Page(http, asked, reading, texts.QuestionMissing, ct);
            }

            if (quote.Status is QuoteStatus.Sent or QuoteStatus.Accepted && !await reading.Ask(quote, name, question, ct))
            {
                return await Page(http, asked, reading, texts.TooMany, ct);
            }
        }
        else if (quote.Status == QuoteStatus.Sent && !quote.HasExpired(reading.Today))
        {
            // Whoever has been answered already, or asks too late, reads so on the page.
            if (act == "accept" && await reading.Mismatch(asked, texts, ct) is { } mismatch)
            {
                return await Page(http, asked, reading, mismatch, ct);
            }

            await reading.Answer(quote, new AnswerQuote(quote.Id, act == "accept", name, Typed(form["words"], MaxWords), http.Connection.RemoteIpAddress?.ToString(), chosen), ct);
        }

        return Results.Redirect(LocalAddress.Of($"{http.Request.Path}?lang={Language(http, quote)}"), permanent: false, preserveMethod: false);
    }

    private static async Task<IResult> Page(HttpContext http, Quote quote, QuoteReading reading, string? wrong, CancellationToken ct) => PublicPage.Html(
        http, QuotePage.Show(quote, Language(http, quote), PublicPage.Nonce(http), http.Request.Path, reading.Company, reading.Today, await reading.Messages.Of(quote.Id, ct), wrong),
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

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

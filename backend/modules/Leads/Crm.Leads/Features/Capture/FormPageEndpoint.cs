using System.Text.RegularExpressions;
using Crm.Leads.Capture;
using Crm.Leads.Capture.Pages;
using Crm.Platform.Consents;
using Crm.Platform.Http;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Capture;

/// <summary>The page on which customers fill in a form, without sign-in and without a script; also within a page of somebody who may.</summary>
internal sealed partial class FormPageEndpoint : IRootEndpoint
{
    private const int MaxForm = 64 * 1024;
    private const int MostFields = 100;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private static readonly string[] OwnParameters = ["lang", "embed", "sent", "state", "visitor"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/f/{key}", Show).ExcludeFromDescription().OpenToAnyone();
        routes.MapPost("/f/{key}", Take).ExcludeFromDescription().BringsItsOwnCredentials();
    }

    private static async Task<IResult> Show(string key, HttpContext http, PublicForms forms, IPurposeTexts purposes, CancellationToken ct)
    {
        if (await forms.Find(key, ct) is not { } form)
        {
            return Gone(http);
        }

        return http.Request.Query["sent"].ToString() is var sent && Reference().IsMatch(sent)
            ? Html(http, form, FormPage.Thanks(form, http.Request.Query["state"] == "unconfirmed" ? TakenState.Unconfirmed : TakenState.Received, sent, View(http, forms)))
            : await Page(http, form, forms, purposes, View(http, forms), StatusCodes.Status200OK, ct);
    }

    private static async Task<IResult> Take(string key, HttpContext http, PublicForms forms, IPurposeTexts purposes, FormRate rate, CancellationToken ct)
    {
        if (await forms.Find(key, ct) is not { } form)
        {
            return Gone(http);
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxForm)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var sent = await http.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MaxForm, ValueCountLimit = MostFields }, ct);
        var ticket = forms.Read(sent[FormPage.Ticket].ToString());

        // Whoever puts something right goes on where they began.
        var view = View(http, forms);
        view = ticket is null ? view : view with { Ticket = sent[FormPage.Ticket].ToString() };
        var submission = Read(http, form, sent, view.Language) with
        {
            Key = ticket?.Id, Suspicion = sent[FormPage.Trap].ToString().Length > 0 ? "honeypot" : ticket is null || ticket.Value.Age < Least ? "tooFast" : null,
        };
        var texts = InquiryTexts.Of(view.Language);
        if (!rate.Allows(http.Connection.RemoteIpAddress, form.Key))
        {
            http.Response.Headers.RetryAfter = "60";
            return await Page(http, form, forms, purposes, view with { Typed = submission, Notice = texts.TooMany }, StatusCodes.Status429TooManyRequests, ct);
        }

        var taken = await forms.Take(form, submission, ct);
        return taken.State == TakenState.Refused
            ? await Page(http, form, forms, purposes, view with { Typed = submission, Errors = taken.Errors, Notice = taken.Errors.Count == 0 ? texts.Again : null }, StatusCodes.Status400BadRequest, ct)
            : Results.Redirect(LocalAddress.Of($"{http.Request.Path}?lang={view.Language}{(view.Path is null ? "&embed=1" : "")}&sent={taken.Reference}{(taken.State == TakenState.Unconfirmed ? "&state=unconfirmed" : "")}"), permanent: false, preserveMethod: false);
    }

    // Whatever is sent: only what the form asks is looked at, and never more than an engine can keep.
    private static Submission Read(HttpContext http, LeadForm form, IFormCollection sent, string language)
    {
        var values = form.Design.Fields.Select(f => (f.Field, Text: Plain(sent[FormPage.Value + f.Field].ToString()))).Where(v => v.Text.Length > 0).ToDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal);
        var page = http.Request.Query.Where(q => !OwnParameters.Contains(q.Key) && (q.Key.StartsWith("utm_", StringComparison.Ordinal) || form.Design.Hidden.Any(h => h.Parameter == q.Key)))
            .Take(20).ToDictionary(q => q.Key, q => Plain(q.Value.ToString()), StringComparer.Ordinal);
        return new Submission(values, [.. sent[FormPage.Box].OfType<string>().Distinct(StringComparer.Ordinal)], page, language)
        {
            Ip = http.Connection.RemoteIpAddress?.ToString(), UserAgent = PublicForms.Agent(http), VisitorId = Guid.TryParse(http.Request.Query["visitor"], out var visitor) ? visitor : null,
        };
    }

    private static string Plain(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static FormView View(HttpContext http, PublicForms forms)
    {
        var isWithin = http.Request.Query["embed"] == "1";
        var language = PublicPage.LanguageOf(http, InquiryTexts.All.ContainsKey);
        var kept = new QueryBuilder(http.Request.Query.Where(q => q.Key is not ("lang" or "sent" or "state")).Take(30).Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()))) { { "lang", language } };
        return new FormView(language, PublicPage.Nonce(http), $"{http.Request.Path}{kept.ToQueryString()}", isWithin ? null : http.Request.Path.Value, forms.Ticket());
    }

    private static async Task<IResult> Page(HttpContext http, LeadForm form, PublicForms forms, IPurposeTexts purposes, FormView view, int status, CancellationToken ct) =>
        Html(http, form, FormPage.Show(form, await purposes.Of([.. form.Design.Consents.Select(c => c.Purpose)], view.Language, ct), view), status);

    // Whose pages may hold it is said here; what is not a page of theirs may not.
    private static IResult Html(HttpContext http, LeadForm form, string html, int status = StatusCodes.Status200OK)
    {
        var ancestors = form.Origins.Count == 0 ? "'none'" : string.Join(' ', form.Origins);
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'nonce-{PublicPage.Nonce(http)}'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}";
        return PublicPage.Html(http, html, status);
    }

    private static IResult Gone(HttpContext http)
    {
        var language = PublicPage.LanguageOf(http, InquiryTexts.All.ContainsKey);
        var texts = InquiryTexts.Of(language);
        return PublicPage.Html(http, FormPage.Say(texts.Gone, texts.GoneHint, new FormView(language, PublicPage.Nonce(http), http.Request.Path, http.Request.Path, "")), StatusCodes.Status404NotFound);
    }

    [GeneratedRegex("^I-[0-9A-Z]{5}-[0-9A-Z]{5}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Reference();
}

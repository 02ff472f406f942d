using System.Globalization;
using System.Text;
using Crm.Opportunities.CustomerPages;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Http;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Motives;

/// <summary>The page on which a customer says in one tap why they have ordered again, without sign-in and without a script.</summary>
internal sealed class MotivePageEndpoint : IRootEndpoint
{
    private const int MaxForm = 4 * 1024;
    private const string Style = "form{display:grid;gap:.6rem;margin:1rem 0}button{text-align:start;width:100%}button[aria-pressed=true]{background:#2f4bb5;color:#fff}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/m/{token}", Show).ExcludeFromDescription().OpenToAnyone();
        routes.MapPost("/m/{token}", Answer).ExcludeFromDescription().WithMetadata(new SecretInAddress()).OpenToAnyone();
    }

    private static async Task<IResult> Show(string token, HttpContext http, MotiveDesk desk, OpportunitiesDb db, PreferenceRate rate, CancellationToken ct) => CustomerPage.Refuse(http, rate)
        ?? (await desk.Find(token, ct) is { } ask && await db.Of<Order>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == ask.OrderId, ct) is { } order
            ? Page(http, ask, order, await desk.Offered(ct)) : CustomerPage.Gone(http));

    private static async Task<IResult> Answer(string token, HttpContext http, MotiveDesk desk, PreferenceRate rate, CurrentUser user, IMediator mediator, CancellationToken ct)
    {
        if (CustomerPage.Refuse(http, rate) is { } refused)
        {
            return refused;
        }

        if (await desk.Find(token, ct) is not { } ask)
        {
            return CustomerPage.Gone(http);
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxForm)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MaxForm, ValueCountLimit = 5 }, ct);
        if (Guid.TryParse(form["motive"], out var motive) && (await desk.Offered(ct)).Exists(m => m.Id == motive))
        {
            user.Become(Caller.System);
            await mediator.Send(new AnswerMotive(ask.Id, motive), ct);
        }

        return Results.Redirect(LocalAddress.Of($"{http.Request.Path}?lang={CustomerPage.LanguageOf(http)}"), permanent: false, preserveMethod: false);
    }

    private static IResult Page(HttpContext http, MotiveAsk ask, Order order, List<PurchaseMotive> motives)
    {
        var language = CustomerPage.LanguageOf(http);
        var texts = MotiveTexts.All[language];
        var chosen = motives.Find(m => m.Id == ask.MotiveId);
        var html = new StringBuilder();
        if (chosen is not null)
        {
            html.Append("<p class=\"saved\" role=\"status\">").Append(CustomerPage.Encode(Fill(texts.Thanks, chosen.NameIn(language)))).Append("</p>");
        }

        html.Append("<h2>").Append(CustomerPage.Encode(texts.Question)).Append("</h2><p>").Append(CustomerPage.Encode(motives.Count == 0 ? texts.Closed : chosen is null ? texts.Hint : texts.Change))
            .Append("</p><form method=\"post\" action=\"").Append(CustomerPage.Encode($"{http.Request.Path}?lang={language}")).Append("\">");
        foreach (var motive in motives)
        {
            html.Append("<button type=\"submit\" name=\"motive\" value=\"").Append(motive.Id).Append("\" class=\"plain\" aria-pressed=\"").Append(motive == chosen ? "true" : "false").Append("\">")
                .Append(CustomerPage.Encode(motive.NameIn(language))).Append("</button>");
        }

        return CustomerPage.Show(http, Fill(texts.Title, order.Number ?? order.Key), html.Append("</form>").ToString(), Style);
    }

    private static string Fill(string text, string value) => string.Format(CultureInfo.InvariantCulture, text, value);
}

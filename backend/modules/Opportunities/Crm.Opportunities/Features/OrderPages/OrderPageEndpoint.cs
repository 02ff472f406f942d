using System.Globalization;
using System.Text;
using Crm.Kernel.Values;
using Crm.Opportunities.CustomerPages;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.OrderPages;

/// <summary>The page on which a customer reads how an order stands, without sign-in and without a script.</summary>
internal sealed class OrderPageEndpoint : IRootEndpoint
{
    private const int MostLines = 200;
    private const string Style = "main{max-width:48rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1rem 0}dt{color:#55555f}dd{margin:0;font-weight:600}table{border-collapse:collapse;width:100%;margin:1rem 0}"
        + "th,td{padding:.5rem;text-align:end;border-bottom:1px solid #d5d5dd}th:first-child,td:first-child{text-align:start}tfoot th,tfoot td{border:0;font-weight:700}.scroll{overflow-x:auto}small{color:#55555f}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/o/{token}", Show).ExcludeFromDescription().OpenToAnyone();

    private static async Task<IResult> Show(string token, HttpContext http, OpportunitiesDb db, Customers customers, Standing standing, PreferenceRate rate, TimeProvider clock, CancellationToken ct)
    {
        if (CustomerPage.Refuse(http, rate) is { } refused)
        {
            return refused;
        }

        var (hash, now) = (SecretAddress.Hash(token), clock.GetUtcNow().UtcDateTime);
        var link = await db.Of<OrderLink>().AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.RevokedAt == null && l.ExpiresAt > now, ct);
        if (link is null || await db.Of<Order>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == link.OrderId, ct) is not { } order)
        {
            return CustomerPage.Gone(http);
        }

        var ids = (await customers.Of(link.AccountId, ct)).ConvertAll(c => (Guid?)c);
        var since = now.AddYears(-1);
        var punctual = await OnTime.Count(db.Of<Order>().AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.CustomerId) && o.OrderedAt >= since && o.State != OrderState.Cancelled), standing.Today, ct);
        var lines = await db.Of<OrderLine>().AsNoTracking().Where(l => l.OrderId == order.Id).OrderBy(l => l.Position).Take(MostLines).ToListAsync(ct);
        var language = CustomerPage.LanguageOf(http);
        var (texts, culture) = (OrderPageTexts.All[language], CustomerPage.Culture(language));
        var html = new StringBuilder();
        Facts(html, order, texts, culture, standing.Today);
        Lines(html, order, lines, texts, culture);
        if (punctual.Of > 0)
        {
            html.Append("<p>").Append(CustomerPage.Encode(string.Format(culture, texts.OnTime, punctual.InTime, punctual.Of, Math.Round(100m * punctual.InTime / punctual.Of)))).Append("</p>");
        }

        html.Append("<p><small>").Append(CustomerPage.Encode(string.Format(culture, texts.AsOf, order.ReportedAt.ToString("d", culture)))).Append("</small></p>");
        return CustomerPage.Show(http, $"{texts.Order} {order.Number ?? order.Key}", html.ToString(), Style);
    }

    private static void Facts(StringBuilder html, Order order, OrderPageTexts texts, CultureInfo culture, DateOnly today)
    {
        var isOnTime = order.IsOnTime(today);
        var state = order.DeliveredOn is null && isOnTime == false ? $"{texts.Of(order.State)} ({texts.Late})" : texts.Of(order.State);
        html.Append("<dl>");
        Fact(html, texts.Ordered, order.OrderedAt.ToString("d", culture));
        Fact(html, texts.State, state);
        if (order.PromisedOn is { } promised)
        {
            Fact(html, texts.Promised, promised.ToString("d", culture));
        }

        if (order.DeliveredOn is { } delivered)
        {
            Fact(html, texts.Delivered, isOnTime is { } inTime ? $"{delivered.ToString("d", culture)} ({(inTime ? texts.InTime : texts.Late)})" : delivered.ToString("d", culture));
        }

        html.Append("</dl>");
    }

    private static void Fact(StringBuilder html, string name, string value) => html.Append("<dt>").Append(CustomerPage.Encode(name)).Append("</dt><dd>").Append(CustomerPage.Encode(value)).Append("</dd>");

    private static void Lines(StringBuilder html, Order order, List<OrderLine> lines, OrderPageTexts texts, CultureInfo culture)
    {
        var format = $"N{Currencies.MinorDigits(order.Currency)}";
        string Amount(long minor) => CustomerPage.Encode(Exact.Amount(minor, order.Currency).ToString(format, culture));
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(CustomerPage.Encode(texts.Item)).Append("\"><table><thead><tr><th scope=\"col\">").Append(CustomerPage.Encode(texts.Item)).Append("</th><th scope=\"col\">")
            .Append(CustomerPage.Encode(texts.Quantity)).Append("</th><th scope=\"col\">").Append(CustomerPage.Encode($"{texts.Amount}, {order.Currency}")).Append("</th></tr></thead><tbody>");
        foreach (var line in lines)
        {
            html.Append("<tr><td>").Append(CustomerPage.Encode(line.Description ?? line.ProductCode)).Append("</td><td>").Append(CustomerPage.Encode(Exact.OfMillionths(line.Quantity).ToString("0.######", culture)))
                .Append("</td><td>").Append(Amount(line.AmountMinor)).Append("</td></tr>");
        }

        html.Append("</tbody><tfoot><tr><th scope=\"row\" colspan=\"2\">").Append(CustomerPage.Encode(texts.Total)).Append("</th><td>").Append(Amount(order.AmountMinor)).Append("</td></tr></tfoot></table></div>");
    }
}

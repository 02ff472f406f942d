using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.Orders;
using Crm.Opportunities.Features.Quotes;
using Crm.Opportunities.Orders;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Demo;

/// <summary>Business of the demonstration: a price book, quotes to two customers, and what the books say of orders and payments.</summary>
internal sealed class DemoBusiness(OpportunitiesDb db, IMediator mediator, RecordCatalog catalog, ReferenceLabels labels, TimeProvider clock) : IDemoData
{
    private const string Books = "Books";

    public int Order => 40;

    public async Task Seed(CancellationToken ct)
    {
        var accounts = (await labels.Source("account")!.Find("", 3, ct)).Select(a => a.Id).ToList();
        if (accounts.Count < 3 || await db.Of<Quote>().AnyAsync(ct))
        {
            return;
        }

        var products = await db.Of<Product>().AsNoTracking().Where(p => p.VariantOfId == null).OrderBy(p => p.Code).Select(p => p.Id).ToListAsync(ct);
        await Make<Price>(new JsonObject { ["name"] = "Regular customers", ["bookId"] = await Book(ct), ["discount"] = 8, ["minYearOrders"] = 4 }, ct);
        await Load(accounts, ct);
        var owner = (await labels.Source("user")!.Find("", 1, ct)).Select(u => (Guid?)u.Id).FirstOrDefault();
        var draft = await Make<Quote>(Titled("Probes for the new laboratory", accounts[0], "es", owner), ct);
        await mediator.Send(new WriteQuoteLines(draft, [new LineInput(12, products[^2]), new LineInput(1, products[0], Optional: true)], Version: null), ct);
        var sent = await Make<Quote>(Titled("Scales, second floor", accounts[1], "en", owner), ct);
        await mediator.Send(new WriteQuoteLines(sent, [new LineInput(4, products[^1]), new LineInput(4, products[0])], Version: null), ct);
        await mediator.Send(new SendQuote(sent, To: null, Message: null, OverrideReason: null), ct);
    }

    private async Task<Guid> Book(CancellationToken ct) => await Make<PriceBook>(new JsonObject { ["name"] = "Euro", ["currency"] = "EUR" }, ct);

    private static JsonObject Titled(string title, Guid account, string language, Guid? owner) => new() { ["title"] = title, ["ownerId"] = owner, ["accountId"] = account, ["currency"] = "EUR", ["language"] = language };

    private async Task<Guid> Make<T>(JsonObject body, CancellationToken ct)
        where T : Record => (await mediator.Send(new CreateRecord<T>(RecordValues.Read(catalog.Of<T>(), JsonSerializer.SerializeToElement(body))), ct)).Id;

    private async Task Load(List<Guid> accounts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        OrderInput Of(int index, int daysAgo, int? delay) => new()
        {
            Key = $"SO-{1000 + index}", AccountId = accounts[index % 2], OrderedAt = now.AddDays(-daysAgo), Currency = "EUR", PromisedOn = today.AddDays(14 - daysAgo),
            DeliveredOn = delay is { } late ? today.AddDays(14 - daysAgo + late) : null, Lines = [new OrderLineInput(4 + index, 89, "PH-P1", "pH probe P1"), new OrderLineInput(1, 640, "PH-7", "pH meter PH 7")],
        };
        await mediator.Send(new LoadOrders(Books, [Of(0, 200, -1), Of(1, 150, 3), Of(2, 120, 0), Of(3, 80, -2), Of(4, 60, 0), Of(5, 10, null), Of(6, 30, null)]), ct);
        await mediator.Send(new LoadInvoices(Books, [
            new InvoiceInput { Key = "INV-2001", AccountId = accounts[0], OrderKey = "SO-1000", IssuedOn = today.AddDays(-190), DueOn = today.AddDays(-160), Currency = "EUR", Amount = 996, Paid = 996 },
            new InvoiceInput { Key = "INV-2002", AccountId = accounts[1], OrderKey = "SO-1003", IssuedOn = today.AddDays(-70), DueOn = today.AddDays(-40), Currency = "EUR", Amount = 1263, Paid = 263 },
        ]), ct);
    }
}

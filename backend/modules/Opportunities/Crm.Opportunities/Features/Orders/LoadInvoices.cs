using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Persistence;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Orders;

/// <summary>Takes up to a thousand invoices from another system, with what has been paid of them.</summary>
internal sealed record LoadInvoices(string Source, IReadOnlyList<InvoiceInput> Invoices) : ICommand<Loaded>;

/// <summary>An invoice as the system says it that keeps it.</summary>
internal sealed class InvoiceInput
{
    /// <summary>Its key there: the same key again is the same invoice.</summary>
    public required string Key { get; init; }
    public string? Number { get; init; }

    /// <summary>The key of its order in the same system.</summary>
    public string? OrderKey { get; init; }

    /// <summary>As in orders; one of the two says who pays.</summary>
    public string? CustomerKey { get; init; }
    public Guid? AccountId { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required string Currency { get; init; }
    public required decimal Amount { get; init; }

    /// <summary>What has been paid of it so far.</summary>
    public decimal Paid { get; init; }

    public void Check(string path, InputErrors errors)
    {
        Inputs.Key(Key, $"{path}.key", errors);
        Inputs.Text(Number, OrderConfigurations.MaxNumber, $"{path}.number", errors);
        Inputs.Text(OrderKey, OrderConfigurations.MaxKey, $"{path}.orderKey", errors);
        Inputs.Text(CustomerKey, OrderConfigurations.MaxKey, $"{path}.customerKey", errors);
        Inputs.Currency(Currency, $"{path}.currency", errors);
        Inputs.Number(Amount, $"{path}.amount", errors);
        Inputs.Number(Paid, $"{path}.paid", errors);
        if (CustomerBook.KeyOf(CustomerKey, AccountId) is null)
        {
            errors.Add($"{path}.customerKey", "Say who pays: by customerKey or accountId.");
        }
    }
}

internal sealed class LoadInvoicesHandler(OpportunitiesDb db, CustomerBook customers, FeedBook feeds, TimeProvider clock) : IRequestHandler<LoadInvoices, Loaded>
{
    public async Task<Loaded> Handle(LoadInvoices request, CancellationToken cancellationToken)
    {
        Check(request);
        var now = clock.GetUtcNow().UtcDateTime;
        var keys = request.Invoices.Select(i => i.Key).ToList();
        var known = await db.Of<Invoice>().Where(i => i.Source == request.Source && EF.Parameter(keys).Contains(i.Key)).ToDictionaryAsync(i => i.Key, StringComparer.Ordinal, cancellationToken);
        await customers.Read(request.Source, request.Invoices.Select(i => CustomerBook.KeyOf(i.CustomerKey, i.AccountId)!), cancellationToken);
        var (created, updated) = (0, 0);
        foreach (var input in request.Invoices)
        {
            var customer = customers.Of(request.Source, CustomerBook.KeyOf(input.CustomerKey, input.AccountId)!, name: null, input.AccountId);
            var isKnown = known.TryGetValue(input.Key, out var invoice);
            invoice ??= db.Of<Invoice>().Add(new Invoice { Source = request.Source, Key = input.Key, Currency = input.Currency }).Entity;
            var isChanged = Write(invoice, input, customer.Id);
            invoice.ReportedAt = isChanged ? now : invoice.ReportedAt;
            created += isKnown ? 0 : 1;
            updated += isKnown && isChanged ? 1 : 0;
        }

        await feeds.Report(request.Source, FeedBook.Invoices, now, cancellationToken);
        return new Loaded(created, updated, request.Invoices.Count - created - updated, Lines: 0);
    }

    private static bool Write(Invoice invoice, InvoiceInput input, Guid customerId)
    {
        var before = (invoice.Number, invoice.OrderKey, invoice.CustomerId, invoice.IssuedOn, invoice.DueOn, invoice.Currency, invoice.AmountMinor, invoice.PaidMinor);
        invoice.Number = input.Number;
        invoice.OrderKey = input.OrderKey;
        invoice.CustomerId = customerId;
        invoice.IssuedOn = input.IssuedOn;
        invoice.DueOn = input.DueOn;
        invoice.Currency = input.Currency;
        invoice.AmountMinor = Exact.Minor(input.Amount, input.Currency);
        invoice.PaidMinor = Exact.Minor(input.Paid, input.Currency);
        invoice.OpenMinor = invoice.AmountMinor - invoice.PaidMinor;
        return before != (invoice.Number, invoice.OrderKey, invoice.CustomerId, invoice.IssuedOn, invoice.DueOn, invoice.Currency, invoice.AmountMinor, invoice.PaidMinor);
    }

    private static void Check(LoadInvoices request)
    {
        var errors = new InputErrors();
        Batches.Check(request.Source, request.Invoices.Count, LoadOrdersHandler.Most, "invoices", errors);
        Batches.Distinct(request.Invoices.Select(i => i.Key), "invoices", errors);
        for (var i = 0; i < request.Invoices.Count && i < LoadOrdersHandler.Most; i++)
        {
            request.Invoices[i].Check($"invoices[{i}]", errors);
        }

        errors.ThrowIfAny();
    }
}

internal sealed class LoadInvoicesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/invoices/batch", async (LoadInvoices body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("LoadInvoices").WithTags("Orders").WithSummary($"Bring up to {LoadOrdersHandler.Most} invoices from another system, with what has been paid")
        .WithDescription("As orders: known by `source` and `key`, replaced when they have changed. A payment is the same invoice with more `paid`. An invoice that has been overdue for long puts a hold on quotes to the account, which its payment releases.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).Requires(OrderPermissions.Load);
}

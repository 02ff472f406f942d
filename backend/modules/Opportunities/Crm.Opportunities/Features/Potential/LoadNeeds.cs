using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.Orders;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Persistence;
using Crm.Opportunities.Potential;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Potential;

/// <summary>Takes what another system or a study says that up to a thousand accounts need.</summary>
internal sealed record LoadNeeds(string Source, IReadOnlyList<NeedOfAccount> Needs) : ICommand<LoadedNeeds>;

/// <summary>What became of what was sent.</summary>
internal sealed record LoadedNeeds(int Created, int Updated, int Unchanged);

/// <summary>What an account needs of a family in a year.</summary>
internal sealed class NeedOfAccount
{
    public Guid? AccountId { get; init; }

    /// <summary>The key that the source has for the account, where it does not know our id.</summary>
    public string? AccountKey { get; init; }
    public required string Family { get; init; }
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Of which day the estimate is; today where it is left out.</summary>
    public DateOnly? AsOf { get; init; }
    public string? Note { get; init; }

    public NeedBody Body => new(Family, Amount, Currency, AsOf: AsOf, Note: Note);
}

internal sealed class LoadNeedsHandler(OpportunitiesDb db, NeedBook book, NeedFigures figures) : IRequestHandler<LoadNeeds, LoadedNeeds>
{
    public const int Most = 1000;

    public async Task<LoadedNeeds> Handle(LoadNeeds request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        Batches.Check(request.Source, request.Needs.Count, Most, "needs", errors);
        for (var i = 0; i < request.Needs.Count && i < Most; i++)
        {
            request.Needs[i].Body.Check($"needs[{i}].", errors);
            Inputs.Text(request.Needs[i].AccountKey, OrderConfigurations.MaxKey, $"needs[{i}].accountKey", errors);
        }

        errors.ThrowIfAny();
        var accounts = await Accounts(request, errors, cancellationToken);
        var ids = accounts.Distinct().ToList();
        var known = await db.Of<AccountNeed>().Where(n => EF.Parameter(ids).Contains(n.AccountId)).ToListAsync(cancellationToken);
        var byAccount = known.GroupBy(n => n.AccountId).ToDictionary(g => g.Key, g => g.ToList());
        var (created, written) = (0, new HashSet<AccountNeed>());
        for (var i = 0; i < request.Needs.Count; i++)
        {
            var ofAccount = byAccount.TryGetValue(accounts[i], out var some) ? some : byAccount[accounts[i]] = [];
            var (need, isNew, isChanged) = book.Write(ofAccount, accounts[i], request.Needs[i].Body, NeedSource.Api, request.Source);
            if (isNew)
            {
                ofAccount.Add(need);
                created++;
            }

            if (isChanged)
            {
                written.Add(need);
            }
        }

        await figures.Write(written, cancellationToken);
        return new LoadedNeeds(created, written.Count - created, request.Needs.Count - written.Count);
    }

    private async Task<List<Guid>> Accounts(LoadNeeds request, InputErrors errors, CancellationToken ct)
    {
        var keys = request.Needs.Select(n => n.AccountKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var byKey = keys.Count == 0 ? [] : await db.Of<ExternalId>().AsNoTracking().Where(e => e.RecordType == "account" && e.Source == request.Source && EF.Parameter(keys).Contains(e.Key))
            .ToDictionaryAsync(e => e.Key, e => e.RecordId, StringComparer.Ordinal, ct);
        var meant = request.Needs.Select(n => n.AccountId ?? (n.AccountKey is { } key && byKey.TryGetValue(key, out var id) ? id : Guid.Empty)).ToList();
        var editable = await book.Editable([.. meant.Distinct()], ct);
        for (var i = 0; i < meant.Count; i++)
        {
            if (!editable.Contains(meant[i]))
            {
                errors.Add($"needs[{i}].{(request.Needs[i].AccountId is null ? "accountKey" : "accountId")}", "There is no such account of which you may say what it needs.");
            }
        }

        errors.ThrowIfAny();
        return meant;
    }
}

internal sealed class LoadNeedsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/potential/batch", async (LoadNeeds body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("LoadAccountNeeds").WithTags("Potential").WithSummary($"Bring what up to {LoadNeedsHandler.Most} accounts need of families of products")
        .WithDescription("Each names its account by `accountId`, or by the key that the `source` has for it (`accountKey`). All of a batch is one commit; where anything in it cannot be taken, nothing is written. The same again changes nothing.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).Requires(PotentialPermissions.Edit);
}

using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Employments;

/// <summary>Where somebody works or has worked.</summary>
internal sealed class EmploymentLine
{
    /// <summary>The relation that says so; null for the main one, which the contact says itself.</summary>
    public required Guid? Id { get; init; }
    public required PartyView Account { get; init; }
    public required string? Title { get; init; }
    public required string? Department { get; init; }
    public required DateOnly? Since { get; init; }
    public required DateOnly? Until { get; init; }
    public required bool IsPrimary { get; init; }
    public required bool IsPast { get; init; }
    public required bool CanEdit { get; init; }
    public required bool CanDelete { get; init; }
}

/// <summary>The main employment first, then the other present ones, then the past ones, the latest first.</summary>
internal sealed class EmploymentList
{
    public required IReadOnlyList<EmploymentLine> Items { get; init; }
}

/// <summary>Lists where a person works and has worked.</summary>
internal sealed record ListEmployments(Guid ContactId) : IQuery<EmploymentList>;

internal sealed class ListEmploymentsHandler(ContactsDb db, PartyNames names, RelationReader reader, ICurrentUser user) : IRequestHandler<ListEmployments, EmploymentList>
{
    /// <summary>Nobody has worked in more places.</summary>
    private const int Most = 200;

    public async Task<EmploymentList> Handle(ListEmployments request, CancellationToken cancellationToken)
    {
        var contact = await names.Contacts.FirstOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken) ?? throw new NotFoundException("contact");
        var others = await db.Relations.AsNoTracking().Where(r => r.FromContactId == request.ContactId && r.DeletionId == Guid.Empty && r.Type == RelationTypes.Employment && r.ToAccountId != null)
            .OrderByDescending(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        IEnumerable<Guid> accounts = [.. others.Select(r => r.ToAccountId!.Value), .. contact.AccountId is { } main ? [main] : Array.Empty<Guid>()];
        var known = await names.Of(accounts.Select(a => new Party(PartyKind.Account, a)), cancellationToken);
        var lines = new List<EmploymentLine>();
        if (contact.Employment is { } job && known.TryGetValue(new(PartyKind.Account, job.AccountId), out var account))
        {
            var canEdit = user.Covers("contacts.edit", contact);
            lines.Add(new()
            {
                Id = null, Account = account.View, Title = job.Title, Department = job.Department, Since = job.Since, Until = null, IsPrimary = true, IsPast = false, CanEdit = canEdit, CanDelete = canEdit,
            });
        }

        lines.AddRange(others.Where(r => known.ContainsKey(r.To!.Value)).Select(r => Line(r, known[r.To!.Value].View)).OrderBy(l => l.IsPast).ThenByDescending(l => l.Until ?? l.Since));
        return new EmploymentList { Items = lines };
    }

    private EmploymentLine Line(Relation relation, PartyView account) => new()
    {
        Id = relation.Id, Account = account, Title = relation.Title, Department = relation.Department, Since = relation.Since, Until = relation.Until, IsPrimary = false,
        IsPast = relation.IsPast(reader.Today), CanEdit = user.Covers("relations.edit", relation), CanDelete = user.Covers("relations.delete", relation),
    };
}

internal sealed class ListEmploymentsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/contacts/{id:guid}/employments", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListEmployments(id), ct)))
        .WithName("ListEmployments").WithTags("Relations").WithSummary("List where a person works and has worked")
        .WithDescription("The main employment is the contact's own `accountId`, `title`, `department` and `employedSince`; whoever changes that `accountId` keeps the old one as past. The others are relations of the type `worksFor`.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(RelationPermissions.Read);
}

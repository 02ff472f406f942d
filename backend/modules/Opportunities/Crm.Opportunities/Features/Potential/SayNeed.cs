using Crm.Kernel;
using Crm.Opportunities.Domain;
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

/// <summary>What an account needs of a family in a year.</summary>
/// <param name="Family">A family of products; names are the same whatever their case.</param>
/// <param name="FromPeers">Whether it is the proposal that comes of peers.</param>
/// <param name="SourceName">Who says so: a study, the customer, a system.</param>
/// <param name="AsOf">Of which day the estimate is; today where it is left out.</param>
internal sealed record NeedBody(string Family, decimal Amount, string Currency, bool FromPeers = false, string? SourceName = null, DateOnly? AsOf = null, string? Note = null)
{
    public void Check(string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Family))
        {
            errors.Add($"{path}family", "Name the family of products.");
        }

        Inputs.Text(Family, InsightConfigurations.MaxItem, $"{path}family", errors);
        Inputs.Text(SourceName, InsightConfigurations.MaxSource, $"{path}sourceName", errors);
        Inputs.Text(Note, InsightConfigurations.MaxNote, $"{path}note", errors);
        Inputs.Number(Amount, $"{path}amount", errors);
        Inputs.Currency(Currency, $"{path}currency", errors);
        if (Amount < 0)
        {
            errors.Add($"{path}amount", "A need is nothing at least.");
        }
    }
}

/// <summary>Says what an account needs of a family of products in a year.</summary>
internal sealed record SayNeed(Guid AccountId, NeedBody Need) : ICommand<NeedView>;

/// <summary>Forgets what an account was said to need.</summary>
internal sealed record ForgetNeed(Guid AccountId, Guid NeedId) : ICommand<MediatR.Unit>;

internal sealed class SayNeedHandler(OpportunitiesDb db, NeedBook book, NeedFigures figures) : IRequestHandler<SayNeed, NeedView>, IRequestHandler<ForgetNeed, MediatR.Unit>
{
    public async Task<NeedView> Handle(SayNeed request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        request.Need.Check("", errors);
        errors.ThrowIfAny();
        await book.MustBeEditable(request.AccountId, cancellationToken);
        var known = await db.Of<AccountNeed>().Where(n => n.AccountId == request.AccountId).ToListAsync(cancellationToken);
        var (need, _, _) = book.Write(known, request.AccountId, request.Need, request.Need.FromPeers ? NeedSource.Peers : NeedSource.Hand);
        await figures.Write([need], cancellationToken);
        return NeedView.Of(need);
    }

    public async Task<MediatR.Unit> Handle(ForgetNeed request, CancellationToken cancellationToken)
    {
        await book.MustBeEditable(request.AccountId, cancellationToken);
        db.Of<AccountNeed>().Remove(await db.Of<AccountNeed>().FirstOrDefaultAsync(n => n.Id == request.NeedId && n.AccountId == request.AccountId, cancellationToken) ?? throw new NotFoundException("need"));
        return MediatR.Unit.Value;
    }
}

internal sealed class SayNeedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/accounts/{id:guid}/potential", async (Guid id, NeedBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SayNeed(id, body), ct)))
            .WithName("SayAccountNeed").WithTags("Potential").WithSummary("Say what an account needs of a family of products in a year")
            .WithDescription("From whomever it buys it. The same family again replaces what was said of it.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(PotentialPermissions.Edit);
        routes.MapDelete("/accounts/{id:guid}/potential/{needId:guid}", async (Guid id, Guid needId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new ForgetNeed(id, needId), ct);
                return TypedResults.NoContent();
            })
            .WithName("ForgetAccountNeed").WithTags("Potential").WithSummary("Forget what an account was said to need of a family").ProducesProblem(StatusCodes.Status404NotFound).Requires(PotentialPermissions.Edit);
    }
}

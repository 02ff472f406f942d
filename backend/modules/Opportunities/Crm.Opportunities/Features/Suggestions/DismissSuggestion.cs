using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Persistence;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Suggestions;

/// <summary>What is not to be suggested, and why.</summary>
/// <param name="Key">As suggestions name it.</param>
/// <param name="Name">What people call it.</param>
internal sealed record DismissBody(SuggestionKind Kind, string Key, DismissReason Reason, string? Name = null, string? Note = null);

/// <summary>Marks something as not to be suggested to an account: it has it, or does not want it.</summary>
internal sealed record DismissSuggestion(Guid AccountId, SuggestionKind Kind, string Key, DismissReason Reason, string? Name, string? Note) : ICommand<DismissedView>;

/// <summary>Lets it be suggested again.</summary>
internal sealed record TakeBackDismissal(Guid AccountId, Guid Id) : ICommand<Unit>;

internal sealed class DismissSuggestionValidator : AbstractValidator<DismissSuggestion>
{
    public DismissSuggestionValidator()
    {
        RuleFor(d => d.Key).NotEmpty().MaximumLength(InsightConfigurations.MaxItem);
        RuleFor(d => d.Kind).IsInEnum();
        RuleFor(d => d.Reason).IsInEnum();
        RuleFor(d => d.Name).MaximumLength(InsightConfigurations.MaxName);
        RuleFor(d => d.Note).MaximumLength(InsightConfigurations.MaxNote);
    }
}

internal sealed class DismissSuggestionHandler(OpportunitiesDb db, Customers customers, ICurrentUser user, TimeProvider clock) : IRequestHandler<DismissSuggestion, DismissedView>, IRequestHandler<TakeBackDismissal, Unit>
{
    /// <summary>What is not wanted now is suggested again after so many days.</summary>
    private const int LaterDays = 90;

    public async Task<DismissedView> Handle(DismissSuggestion request, CancellationToken cancellationToken)
    {
        await customers.Visible(request.AccountId, cancellationToken);
        var key = BasketReader.Key(request.Key);
        var now = clock.GetUtcNow().UtcDateTime;
        var dismissed = await db.Of<DismissedSuggestion>().FirstOrDefaultAsync(d => d.AccountId == request.AccountId && d.Kind == request.Kind && d.ItemKey == key, cancellationToken)
            ?? db.Of<DismissedSuggestion>().Add(new DismissedSuggestion { AccountId = request.AccountId, Kind = request.Kind, ItemKey = key, ItemName = request.Name ?? request.Key }).Entity;
        dismissed.Reason = request.Reason;
        dismissed.Note = request.Note;
        dismissed.Until = request.Reason == DismissReason.Later ? now.AddDays(LaterDays) : null;
        dismissed.DismissedAt = now;
        dismissed.DismissedBy = user.Id;
        return DismissedView.Of(dismissed);
    }

    public async Task<Unit> Handle(TakeBackDismissal request, CancellationToken cancellationToken)
    {
        await customers.Visible(request.AccountId, cancellationToken);
        db.Of<DismissedSuggestion>().Remove(await db.Of<DismissedSuggestion>().FirstOrDefaultAsync(d => d.Id == request.Id && d.AccountId == request.AccountId, cancellationToken) ?? throw new NotFoundException("dismissal"));
        return Unit.Value;
    }
}

internal sealed class DismissSuggestionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/accounts/{id:guid}/suggestions/dismissed", async (Guid id, DismissBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new DismissSuggestion(id, body.Kind, body.Key, body.Reason, body.Name, body.Note), ct)))
            .WithName("DismissSuggestion").WithTags("Suggestions").WithSummary("Say that something is not to be suggested to an account, and why")
            .WithDescription("`owned` marks what it has from elsewhere. With `later` it is suggested again after 90 days. The same again replaces the reason.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(Edit);
        routes.MapDelete("/accounts/{id:guid}/suggestions/dismissed/{dismissedId:guid}", async (Guid id, Guid dismissedId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new TakeBackDismissal(id, dismissedId), ct);
                return TypedResults.NoContent();
            })
            .WithName("TakeBackDismissal").WithTags("Suggestions").WithSummary("Let something be suggested to an account again")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(Edit);
    }

    private const string Edit = "accounts.edit";
}

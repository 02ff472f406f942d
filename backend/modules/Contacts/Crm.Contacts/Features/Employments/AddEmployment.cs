using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Employments;

/// <summary>What is sent to write down where somebody works or has worked.</summary>
internal sealed class EmploymentBody
{
    public required Guid AccountId { get; init; }
    public string? Title { get; init; }
    public string? Department { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Where they mainly work from now on; the place before it becomes past.</summary>
    public bool IsPrimary { get; init; }
}

/// <summary>Writes down where somebody works or has worked; the first present employment is the main one.</summary>
internal sealed record AddEmployment(Guid ContactId, EmploymentBody Body) : ICommand;

internal sealed class AddEmploymentValidator : AbstractValidator<AddEmployment>
{
    public AddEmploymentValidator()
    {
        RuleFor(a => a.Body.Title).MaximumLength(150);
        RuleFor(a => a.Body.Department).MaximumLength(150);
        RuleFor(a => a.Body.Until).Null().When(a => a.Body.IsPrimary).WithMessage("Where somebody mainly works has no end yet.");
    }
}

internal sealed class AddEmploymentHandler(PartyNames names, RelationReader reader, RecordCatalog catalog, IMediator mediator) : IRequestHandler<AddEmployment, Unit>
{
    public async Task<Unit> Handle(AddEmployment request, CancellationToken cancellationToken)
    {
        var contact = await names.Contacts.FirstOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken) ?? throw new NotFoundException("contact");
        var body = request.Body;
        var isOver = body.Until <= reader.Today;
        var values = new RecordValues();
        if (body.IsPrimary || (contact.AccountId is null && !isOver))
        {
            Set<Contact>(values, ("accountId", body.AccountId), ("title", body.Title), ("department", body.Department), ("employedSince", body.Since));
            await mediator.Send(new UpdateRecord<Contact>(contact.Id, values), cancellationToken);
        }
        else
        {
            Set<Relation>(values, ("type", RelationTypes.Employment), ("fromContactId", contact.Id), ("toAccountId", body.AccountId), ("title", body.Title), ("department", body.Department),
                ("since", body.Since), ("until", body.Until));
            await mediator.Send(new CreateRecord<Relation>(values), cancellationToken);
        }

        return Unit.Value;
    }

    private void Set<T>(RecordValues values, params (string Field, object? Value)[] pairs)
        where T : Record
    {
        var type = catalog.Of<T>();
        foreach (var (field, value) in pairs)
        {
            values.Set(type.Find(field)!, value);
        }
    }
}

internal sealed class AddEmploymentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/contacts/{id:guid}/employments", async (Guid id, EmploymentBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
        {
            await mediator.Send(new AddEmployment(id, body), ct);
            answers.TellChangeSet(http);
            return TypedResults.Created((string?)null, await mediator.Send(new ListEmployments(id), ct));
        })
        .WithName("AddEmployment").WithTags("Relations").WithSummary("Write down where a person works or has worked")
        .WithDescription("With `isPrimary`, or where the person has no employer yet, it becomes the contact's own `accountId` and needs the right to edit the contact; otherwise it is a relation of the type `worksFor`.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("relations.create");
}

using Crm.Kernel;
using Crm.Platform.CustomFields.Formulas;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.CustomFields.Features;

/// <summary>Checks a formula before it is saved.</summary>
public sealed record CheckFormula(string RecordType, string Formula) : IQuery<FormulaCheck>;

/// <summary>What a formula gives, and to which fields it refers.</summary>
public sealed class FormulaCheck
{
    public required CustomFieldKind ResultKind { get; init; }
    public required IReadOnlyList<string> Fields { get; init; }
}

internal sealed class CheckFormulaHandler(RecordCatalog records) : IRequestHandler<CheckFormula, FormulaCheck>
{
    public Task<FormulaCheck> Handle(CheckFormula request, CancellationToken cancellationToken)
    {
        var type = records.Find(request.RecordType) ?? throw new InvalidInputException("recordType", $"There is no record type {request.RecordType}.");
        var formula = FormulaParser.Parse(request.Formula, type.Find);
        return Task.FromResult(new FormulaCheck { ResultKind = formula.ResultKind, Fields = [.. formula.Names.Order(StringComparer.Ordinal)] });
    }
}

internal sealed class CheckFormulaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/custom-fields/check-formula", async (CheckFormula body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("CheckFormula").WithTags("Custom fields").WithSummary("Check a formula and say what it gives")
        .WithDescription("A mistake is a 400 with the code `invalid_formula` and `params.position`, counted from 1. Formulas know + - * / % & = <> < <= > >= and or not, fields of the same record by name, and the functions if, coalesce, isBlank, round, floor, ceiling, abs, min, max, len, left, right, upper, lower, trim, contains, text, date, year, month, day, addMonths.")
        .Requires(CustomFieldPermissions.Manage);
}

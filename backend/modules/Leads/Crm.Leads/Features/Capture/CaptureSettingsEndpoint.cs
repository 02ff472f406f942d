using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Visits;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>What holds for all inquiries and visits.</summary>
internal sealed class CaptureSettingsBody
{
    /// <summary>Who gets what no rule gives to anybody; null is whoever makes the forms.</summary>
    public Guid? CatcherId { get; init; }

    /// <summary>Within so many minutes of working time an inquiry is answered; then its owner is reminded, and after half as long again those above hear of it.</summary>
    public required int AnswerMinutes { get; init; }

    /// <summary>Whose pages may tell of visits, such as <c>https://www.example.com</c>.</summary>
    public IReadOnlyList<string> VisitOrigins { get; init; } = [];

    /// <summary>Which pages are about which product; the first that fits counts.</summary>
    public IReadOnlyList<VisitRule> VisitRules { get; init; } = [];
}

/// <summary>Reads what holds for all inquiries.</summary>
internal sealed record ReadCaptureSettings : IQuery<CaptureSettingsBody>;

/// <summary>Changes what holds for all inquiries from now on.</summary>
internal sealed record SaveCaptureSettings(CaptureSettingsBody Body) : ICommand<CaptureSettingsBody>;

internal sealed class SaveCaptureSettingsValidator : AbstractValidator<SaveCaptureSettings>
{
    public SaveCaptureSettingsValidator()
    {
        RuleFor(c => c.Body.AnswerMinutes).InclusiveBetween(5, 60 * 24 * 14).OverridePropertyName("answerMinutes");
        RuleFor(c => c.Body.VisitOrigins).Must(o => o.Count <= 50 && o.All(FormOrigins.LooksRight)).WithMessage("Give origins such as https://www.example.com, without a path; 50 at most.").OverridePropertyName("visitOrigins");
        RuleFor(c => c.Body.VisitRules).Must(r => r.Count <= 200 && r.All(x => x.Path.StartsWith('/') && x.Path.Length <= VisitConfiguration.MaxPath && x.Product.Trim().Length is > 0 and <= VisitConfiguration.MaxText && !(x.Path + x.Product).Contains('\0', StringComparison.Ordinal)))
            .WithMessage("Give 200 rules at most, each with a path that begins with / and a product.").OverridePropertyName("visitRules");
    }
}

internal sealed class CaptureSettingsHandler(LeadsDb db, IUserDirectory users, IAuditLog audit) : IRequestHandler<ReadCaptureSettings, CaptureSettingsBody>, IRequestHandler<SaveCaptureSettings, CaptureSettingsBody>
{
    public async Task<CaptureSettingsBody> Handle(ReadCaptureSettings request, CancellationToken cancellationToken) => Show(await db.CaptureSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == CaptureSettings.TheOne, cancellationToken) ?? new CaptureSettings());

    public async Task<CaptureSettingsBody> Handle(SaveCaptureSettings request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        if (body.CatcherId is { } catcher && !(await users.TeamOf(catcher, cancellationToken)).Exists)
        {
            throw new InvalidInputException("catcherId", $"There is no active user with the id {catcher}.");
        }

        var settings = await db.CaptureSettings.FirstOrDefaultAsync(s => s.Id == CaptureSettings.TheOne, cancellationToken) ?? db.CaptureSettings.Add(new CaptureSettings { Version = 0 }).Entity;
        (settings.CatcherId, settings.AnswerMinutes, settings.VisitOrigins, settings.VisitRules) = (body.CatcherId, body.AnswerMinutes, [.. body.VisitOrigins], [.. body.VisitRules]);
        settings.Version++;
        audit.Write(AuditActions.SettingsChanged, "inquirySettings", null, new { body.CatcherId, body.AnswerMinutes, visitOrigins = body.VisitOrigins.Count, visitRules = body.VisitRules.Count });
        return Show(settings);
    }

    private static CaptureSettingsBody Show(CaptureSettings s) => new() { CatcherId = s.CatcherId, AnswerMinutes = s.AnswerMinutes, VisitOrigins = s.VisitOrigins, VisitRules = s.VisitRules };
}

internal sealed class CaptureSettingsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inquiry-settings", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadCaptureSettings(), ct)))
            .WithName("ReadInquirySettings").WithTags("Inquiries").WithSummary("Read who gets what nobody has, and how soon inquiries are answered").Requires(CapturePermissions.Forms);
        routes.MapPut("/inquiry-settings", async (CaptureSettingsBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SaveCaptureSettings(body), ct)))
            .WithName("SaveInquirySettings").WithTags("Inquiries").WithSummary("Say who gets what nobody has, and how soon inquiries are answered")
            .WithDescription("It holds for what comes from now on.").ProducesValidationProblem().Requires(CapturePermissions.Forms);
    }
}

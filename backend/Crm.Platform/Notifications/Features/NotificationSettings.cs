using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications.Features;

/// <summary>What the caller wants of each kind of notification.</summary>
internal sealed record GetNotificationSettings : IQuery<NotificationSettingsResponse>;

/// <summary>Changes what the caller wants of some kinds; the others stay as they are.</summary>
internal sealed record UpdateNotificationSettings(IReadOnlyList<NotificationSettingChange> Items) : ICommand<NotificationSettingsResponse>;

/// <summary>What changes for one kind.</summary>
public sealed record NotificationSettingChange(string Kind, bool? InApp = null, MailFrequency? Mail = null);

/// <summary>One entry for each kind that the caller may be sent.</summary>
public sealed class NotificationSettingsResponse
{
    public required IReadOnlyList<NotificationSettingResponse> Items { get; init; }
}

/// <summary>What is wanted of one kind.</summary>
public sealed class NotificationSettingResponse
{
    public required string Kind { get; init; }

    /// <summary>Shown in the browser app.</summary>
    public required bool InApp { get; init; }

    /// <summary>Sent by mail: never, at once, or in the daily digest. What has been read by then is not sent.</summary>
    public required MailFrequency Mail { get; init; }
}

internal sealed class UpdateNotificationSettingsValidator : AbstractValidator<UpdateNotificationSettings>
{
    public UpdateNotificationSettingsValidator(NotificationCatalog kinds) => RuleForEach(u => u.Items).ChildRules(item =>
        item.RuleFor(i => i.Kind).Must(name => kinds.Find(name) is not null)
            .WithMessage($"Choose one of: {string.Join(", ", kinds.All.Select(k => k.Name))}."));
}

internal sealed class NotificationSettingsHandler(CrmDbContext db, NotificationCatalog kinds, ICurrentUser user)
    : IRequestHandler<GetNotificationSettings, NotificationSettingsResponse>, IRequestHandler<UpdateNotificationSettings, NotificationSettingsResponse>
{
    public async Task<NotificationSettingsResponse> Handle(GetNotificationSettings request, CancellationToken cancellationToken) => Show(await Chosen(cancellationToken));

    public async Task<NotificationSettingsResponse> Handle(UpdateNotificationSettings request, CancellationToken cancellationToken)
    {
        var userId = user.Id ?? throw new ForbiddenException("Only people are notified.");
        var chosen = await Chosen(cancellationToken);
        foreach (var item in request.Items)
        {
            var kind = kinds.Named(item.Kind);
            if (!chosen.TryGetValue(item.Kind, out var setting))
            {
                chosen[item.Kind] = setting = new NotificationSetting { UserId = userId, Kind = item.Kind, InApp = kind.InApp, Mail = kind.Mail };
                db.Add(setting);
            }

            (setting.InApp, setting.Mail) = (item.InApp ?? setting.InApp, item.Mail ?? setting.Mail);
        }

        return Show(chosen);
    }

    private Task<Dictionary<string, NotificationSetting>> Chosen(CancellationToken ct)
    {
        var userId = user.Id;
        return db.Set<NotificationSetting>().Where(s => s.UserId == userId).ToDictionaryAsync(s => s.Kind, StringComparer.Ordinal, ct);
    }

    private NotificationSettingsResponse Show(Dictionary<string, NotificationSetting> chosen) => new()
    {
        Items =
        [
            .. from kind in kinds.All
               where kind.Permission is null || user.LevelOf(kind.Permission) != AccessLevel.None
               let setting = chosen.GetValueOrDefault(kind.Name)
               select new NotificationSettingResponse { Kind = kind.Name, InApp = setting?.InApp ?? kind.InApp, Mail = setting?.Mail ?? kind.Mail },
        ],
    };
}

internal sealed class GetNotificationSettingsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/notification-settings", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetNotificationSettings(), ct)))
        .WithName("GetNotificationSettings").WithTags("Notifications").WithSummary("What you want of each kind of notification")
        .RequiresSignIn();
}

internal sealed class UpdateNotificationSettingsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/notification-settings", async (UpdateNotificationSettings body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("UpdateNotificationSettings").WithTags("Notifications").WithSummary("Say what you want of some kinds of notification")
        .WithDescription("Kinds that are not named stay as they are, and so do members that are left out.")
        .RequiresSignIn();
}

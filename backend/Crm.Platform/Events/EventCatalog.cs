using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Modules;
using MediatR;

namespace Crm.Platform.Events;

/// <summary>Which handlers hear which event, by stable names.</summary>
public sealed class EventCatalog
{
    private readonly Dictionary<Type, List<Subscription>> byEvent = [];
    private readonly Dictionary<string, Subscription> byHandler = new(StringComparer.Ordinal);

    public EventCatalog(ModuleCatalog modules)
    {
        var subscriptions =
            from handler in modules.Types
            where !handler.ContainsGenericParameters
            from contract in handler.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
            let happened = contract.GetGenericArguments()[0]
            where typeof(IEvent).IsAssignableFrom(happened)
            select new Subscription($"{handler.FullName}:{NameOf(happened)}", happened, handler);
        foreach (var subscription in subscriptions)
        {
            byHandler.Add(subscription.Name, subscription);
            if (!byEvent.TryGetValue(subscription.Event, out var list))
            {
                byEvent[subscription.Event] = list = [];
            }

            list.Add(subscription);
        }
    }

    internal IReadOnlyList<Subscription> For(Type happened) => byEvent.TryGetValue(happened, out var list) ? list : [];

    internal Subscription? Named(string handler) => byHandler.GetValueOrDefault(handler);

    public static string NameOf(Type happened) => happened.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{happened.FullName} needs an [EventName]: stored events outlive class names.");

    internal sealed record Subscription(string Name, Type Event, Type Handler);
}

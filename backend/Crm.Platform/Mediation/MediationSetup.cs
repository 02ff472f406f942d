using Crm.Platform.Modules;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Platform.Mediation;

/// <summary>Finds handlers and validators by scanning, internals included.</summary>
internal static class MediationSetup
{
    public static IServiceCollection AddMediation(this IServiceCollection services, ModuleCatalog catalog)
    {
        services.TryAddScoped<UnitOfWork>();
        services.TryAddScoped<ServiceFactory>(provider => provider.GetService!);
        services.TryAddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));

        foreach (var type in catalog.Types.Where(t => !t.ContainsGenericParameters))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var definition = contract.GetGenericTypeDefinition();
                if (definition == typeof(IRequestHandler<,>))
                {
                    services.AddTransient(contract, type);
                }
                else if (definition == typeof(INotificationHandler<>))
                {
                    // Resolved by its own type: each handler of an event is delivered on its own.
                    services.AddTransient(type);
                }
                else if (definition == typeof(IValidator<>))
                {
                    services.AddTransient(contract, type);
                }
            }
        }

        foreach (var recordType in catalog.Records.All)
        {
            recordType.AddHandlers(services);
        }

        return services;
    }
}

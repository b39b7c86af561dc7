using System.Text.Json;
using System.Text.Json.Serialization;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Lethe.Web.Api;

/// <summary>The REST interface.</summary>
internal static class LetheApi
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOpenApi("v1", options => options.AddOperationTransformer(ApiWords.Put).AddSchemaTransformer(SayNumbers).AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Lethe";
            document.Info.Description = "Audits of trained models: queue them, watch them, read what they found.";
            SayTokens(document);
            return Task.CompletedTask;
        }));
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
    }

    // Read off the code they would be objects, and never null.
    private static Task SayNumbers(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) != typeof(double)) return Task.CompletedTask;
        schema.Type = null;
        if (Nullable.GetUnderlyingType(type) is not null) schema.AnyOf = [.. schema.AnyOf ?? [], new OpenApiSchema { Type = JsonSchemaType.Null }];
        return Task.CompletedTask;
    }

    private static void SayTokens(OpenApiDocument document)
    {
        const string Scheme = "token";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Where there are users: a token that `lethe token add` made. Reading needs the role viewer, changing auditor; removing, users and tokens need admin.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        var api = routes.MapGroup("/api/v1").AddEndpointFilter(Faults.Explain).WithTags("Lethe").ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        AuditEndpoints.Map(api);
        PlanEndpoints.Map(api);
        UploadEndpoints.Map(api);
        FindingEndpoints.Map(api);
        CertificateEndpoints.Map(api);
        HoldingEndpoints.Map(api);
        ScheduleEndpoints.Map(api);
        PolicyEndpoints.Map(api);
        UserEndpoints.Map(api);
        TokenEndpoints.Map(api);
        OtherEndpoints.Map(api);
        RolePolicy.ByMethod(api);
        // Whoever asks for what is not there by program gets no page for people.
        routes.Map("/api/{**rest}", () => Faults.NotFound("There is no such address; /openapi/v1.json lists those there are.")).ExcludeFromDescription();
    }
}

package dev.formwork.api.v1;

import dev.formwork.api.http.ErrorAnswer;
import dev.formwork.api.identity.User;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document of the native API, made from its routes and records. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(User.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .servers(List.of(new Server().url("/")))
        .info(
            new Info()
                .title("Formwork")
                .version("v1")
                .description("Runs of software templates, in Formwork's own words."));
  }

  @Bean
  RequiredComponents requiredComponents() {
    return new RequiredComponents();
  }

  /** Every call may be refused with the envelope. */
  @Bean
  GlobalOpenApiCustomizer errorAnswers() {
    Schema<?> envelope = new Schema<>().$ref("#/components/schemas/ErrorAnswer");
    ApiResponse refused =
        new ApiResponse()
            .description("The call was refused; the message says why and what to do.")
            .content(
                new Content().addMediaType("application/json", new MediaType().schema(envelope)));
    return document -> {
      ModelConverters.getInstance(true)
          .readAll(ErrorAnswer.class)
          .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
      document
          .getPaths()
          .values()
          .forEach(
              path ->
                  path.readOperations()
                      .forEach(
                          operation ->
                              operation.getResponses().addApiResponse("default", refused)));
    };
  }
}

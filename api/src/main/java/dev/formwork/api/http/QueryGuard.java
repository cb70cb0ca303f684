package dev.formwork.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives routes their {@link Query} and refuses query parameters that a route does not know. */
final class QueryGuard implements HandlerMethodArgumentResolver, HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().isAnnotationPresent(StrictQuery.class)
        && Arrays.stream(method.getMethodParameters()).noneMatch(this::supportsParameter)) {
      Query.parse(request.getQueryString()).refuseOthersThan(List.of());
    }
    return true;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Query.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
    Query query = Query.parse(servletRequest == null ? null : servletRequest.getQueryString());
    Accepts accepts = parameter.getParameterAnnotation(Accepts.class);
    if (accepts != null) {
      if (!accepts.others()) {
        query.refuseOthersThan(List.of(accepts.value()));
      }
      if (!accepts.empty()) {
        query.refuseEmpty(Set.of(accepts.value()));
      }
    }
    return query;
  }
}

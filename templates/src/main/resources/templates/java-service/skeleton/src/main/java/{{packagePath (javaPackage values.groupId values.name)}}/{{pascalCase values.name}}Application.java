package {{javaPackage values.groupId values.name}};

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class {{pascalCase values.name}}Application {

  public static void main(String[] args) {
    SpringApplication.run({{pascalCase values.name}}Application.class, args);
  }
}
